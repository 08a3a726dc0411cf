using System.Reflection;
using Peak.Webapps;
using Peak.Webapps.Testing;

namespace Documentation.Tests;

/// <summary>
/// Runs blocks in this process, one after the other: a program finds the fake service behind PeakSession.Default and the
/// variables of the configuration, two webapps in it, and the id of the first as its argument.
/// </summary>
internal static class BlockRunner
{
    private static readonly FieldInfo DefaultSession = typeof(PeakSession).GetField("_default", BindingFlags.Static | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException("PeakSession has no field _default any more: name the one that keeps PeakSession.Default.");

    private static readonly RoutedConsole Output = RoutedConsole.Install();

    internal static async Task<string> RunProgramAsync(CompiledBlock compiled, CancellationToken cancellationToken)
    {
        // Webapps are available at once, so that no program waits.
        using var service = FakePeakService.Start(new() { StepDuration = TimeSpan.Zero });
        var id = service.Add(new CreateWebappRequest { Name = "sales-forecast", Title = "Sales forecast", ImageDetails = new() { ImageId = 101, VersionId = 7 } });
        service.Add(new CreateWebappRequest { Name = "sales-report", Title = "Sales report" });
        DefaultSession.SetValue(null, service.Session);
        Environment.SetEnvironmentVariable("API_KEY", service.AuthToken);
        Environment.SetEnvironmentVariable("Peak__AuthToken", service.AuthToken);
        Environment.SetEnvironmentVariable("Peak__BaseAddress", service.BaseAddress.AbsoluteUri);

        var written = Output.Capture();
        var main = compiled.Load().EntryPoint!;
        // A program may block its thread: it gets one of its own.
        var exitCode = await Task.Run(() => main.Invoke(null, [new[] { id }]), cancellationToken);
        (exitCode ?? 0).Should().Be(0, "{0} ends well; it printed {1}", compiled.Block, written);
        return written.ToString();
    }

    /// <summary>Runs each test of the block; a block without tests is only compiled.</summary>
    internal static async Task RunTestsAsync(CompiledBlock compiled)
    {
        var tests = compiled.Load().GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FactAttribute>() is not null);
        foreach (var test in tests)
        {
            var instance = Activator.CreateInstance(test.DeclaringType!);
            if (test.Invoke(instance, null) is Task task)
            {
                await task;
            }

            (instance as IDisposable)?.Dispose();
        }
    }
}
