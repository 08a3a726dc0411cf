namespace Peak.Webapps.FaultInjectionTests;

/// <summary>The token goes in the clear to this machine only.</summary>
public sealed class PlainHttpTests
{
    [Theory]
    [InlineData("http://service.peak.ai/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("http://localhost.example.com/")]
    [InlineData("http://example.com/localhost")]
    [InlineData("http://example.com#127.0.0.1")]
    [InlineData("http://127.0.0.1@example.com/")]
    [InlineData("http://[::ffff:8.8.8.8]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("ws://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public void Another_machine_is_refused_however_it_is_written(string address)
    {
        var act = () => new PeakSession(MarkedToken.Value, new Uri(address));

        var exception = act.Should().Throw<ArgumentException>().WithParameterName("baseAddress").Which;
        MarkedToken.IsIn(exception.ToString()).Should().BeFalse();
    }
}
