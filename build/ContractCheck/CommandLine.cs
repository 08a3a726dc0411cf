namespace Peak.Webapps.Build;

/// <summary>What the build sees of the tool: its arguments, its output and its exit code.</summary>
internal static class CommandLine
{
    private const int NoFaults = 0;
    private const int Faulty = 1;
    private const int WrongArguments = 2;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [{ } path] || string.IsNullOrWhiteSpace(path))
        {
            error.WriteLine("Usage: dotnet ContractCheck.dll <path of the OpenAPI contract>");
            return WrongArguments;
        }

        var faults = ContractChecker.CheckFile(path);
        foreach (var fault in faults)
        {
            output.WriteLine(fault.ToBuildError(path));
        }

        return faults.Count == 0 ? NoFaults : Faulty;
    }
}
