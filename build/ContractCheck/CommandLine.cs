namespace Peak.Webapps.Build;

/// <summary>The arguments, the output and the exit code of the tool.</summary>
internal static class CommandLine
{
    private const int Passed = 0;
    private const int Failed = 1;
    private const int WrongArguments = 2;

    public static int Run(string[] args, TextWriter output, TextWriter errorOutput)
    {
        if (args is not ([_] or [_, "--json", _]) || args.Any(string.IsNullOrWhiteSpace))
        {
            errorOutput.WriteLine("Usage: dotnet ContractCheck.dll <OpenAPI contract in YAML> [--json <file to write it to as JSON>]");
            return WrongArguments;
        }

        var path = args[0];
        var errors = ContractChecker.CheckFile(path);
        foreach (var error in errors)
        {
            output.WriteLine(error.ToBuildError(path));
        }

        if (errors.Count > 0)
        {
            return Failed;
        }

        if (args is [_, _, var json])
        {
            JsonFile.Write(YamlTree.Read(File.ReadAllText(path), new ContractErrors())!, json);
        }

        return Passed;
    }
}
