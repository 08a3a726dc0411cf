// Sends requests of the client through Prism, a validating proxy that others wrote, to the fake service: neither the
// requests nor the responses may violate the contract. tests/Prism.ConformanceTests/run installs Prism and starts this.
using Peak.Webapps.ConformanceTests;

if (args is not [var folder, var contract])
{
    Console.Error.WriteLine("usage: Prism.ConformanceTests FOLDER CONTRACT (FOLDER has the node_modules with Prism)");
    return 2;
}

await using var prism = await PrismProxy.StartAsync(folder, contract);
var (passed, failed) = (0, 0);
foreach (var (name, check) in new ConformanceChecks(prism).All)
{
    prism.Violations.Clear();
    try
    {
        await check();
        passed++;
        Console.WriteLine($"passed {name}");
    }
#pragma warning disable CA1031 // Any exception fails the check, and the next one runs.
    catch (Exception exception)
#pragma warning restore CA1031
    {
        failed++;
        Console.WriteLine($"FAILED {name}: {exception.Message}");
        Console.WriteLine(string.Join('\n', prism.Violations));
    }
}

Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;
