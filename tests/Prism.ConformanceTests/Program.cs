// Lets Prism judge the client and the fake service by the contract. tests/Judge/run installs Prism and calls this.
using Peak.Webapps.Judging;

if (args is not [var folder, var contractFile])
{
    Console.Error.WriteLine("Usage: Judge FOLDER CONTRACT, where FOLDER holds the node_modules with Prism");
    return 2;
}

try
{
    var report = new Report(Console.Out);
    await new Trial(Path.GetFullPath(folder), Contract.Read(Path.GetFullPath(contractFile)), report).RunAsync();
    report.Summarize();
    return report.HasFailures ? 1 : 0;
}
catch (Exception exception) when (exception is PrismStartException or IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.Error.WriteLine($"The judge could not sit: {exception.Message}");
    return 2;
}
