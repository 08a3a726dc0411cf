namespace Peak.Webapps.Build;

/// <summary>What the build sees of the tool: its arguments, its output and its exit code.</summary>
internal static class CommandLine
{
    private const int NoFaults = 0;
    private const int Faulty = 1;
    private const int WrongArguments = 2;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not ([_] or [_, "--json", _]) || args.Any(string.IsNullOrWhiteSpace))
        {
            error.WriteLine("Usage: dotnet ContractCheck.dll <OpenAPI contract in YAML> [--json <file to write it to as JSON>]");
            return WrongArguments;
        }

        var path = args[0];

        var faults = ContractChecker.CheckFile(path);
        foreach (var fault in faults)
        {
            output.WriteLine(fault.ToBuildError(path));
        }

        if (faults.Count > 0)
        {
            return Faulty;
        }

        if (args is [_, _, var json])
        {
            JsonFile.Write(YamlTree.Read(File.ReadAllText(path), new Faults())!, json);
        }

        return NoFaults;
    }
}
