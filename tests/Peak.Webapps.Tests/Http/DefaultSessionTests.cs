using System.Reflection;

namespace Peak.Webapps.Tests;

/// <summary>Sets variables of this process: no test that reads them may run in the meantime.</summary>
[Collection("The environment of the process")]
public sealed class DefaultSessionTests
{
    [Fact]
    public void The_default_session_needs_an_API_KEY_and_is_created_once()
    {
        // A process can run its tests again, as mutation does: then there is one already.
        typeof(PeakSession).GetField("_default", BindingFlags.NonPublic | BindingFlags.Static)!.SetValue(null, null);
        Environment.SetEnvironmentVariable(PeakSession.TokenVariable, null);
        Environment.SetEnvironmentVariable(PeakSession.StageVariable, null);
        var act = () => WebappClient.Create();
        act.Should().Throw<InvalidOperationException>().WithMessage("*API_KEY*");

        Environment.SetEnvironmentVariable(PeakSession.TokenVariable, "key");
        Environment.SetEnvironmentVariable(PeakSession.StageVariable, "test");
        var sessions = Enumerable.Range(0, 16).AsParallel().Select(_ => PeakSession.Default).Distinct().ToList();
        Environment.SetEnvironmentVariable(PeakSession.TokenVariable, null);
        Environment.SetEnvironmentVariable(PeakSession.StageVariable, null);

        sessions.Should().ContainSingle().Which.BaseAddress.Host.Should().Be("service.test.peak.ai");
        PeakSession.Default.Should().BeSameAs(sessions[0]);
    }
}
