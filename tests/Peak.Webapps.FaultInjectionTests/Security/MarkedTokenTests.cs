using System.Text;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>Proves that the search finds the token where it is.</summary>
public sealed class MarkedTokenTests
{
    public static TheoryData<string> Forms => new(
        MarkedToken.Value,
        $"Authorization: {MarkedToken.Value}\r\n",
        Uri.EscapeDataString(MarkedToken.Value),
        MarkedToken.Value.ToUpperInvariant(),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(MarkedToken.Value)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{MarkedToken.Value}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy{MarkedToken.Value}")),
        Convert.ToHexString(Encoding.UTF8.GetBytes(MarkedToken.Value)),
        Newtonsoft.Json.JsonConvert.ToString(MarkedToken.Value));

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_token_is_found_in_any_encoding(string text) => MarkedToken.IsIn(text).Should().BeTrue();

    [Fact]
    public void It_is_found_inside_an_object()
    {
        using var request = new HttpRequestMessage();
        request.Headers.TryAddWithoutValidation("Authorization", MarkedToken.Value);
        var exception = new InvalidOperationException("outer", new IOException("inner") { Data = { ["request"] = request } });

        ObjectTexts.Texts(exception).Should().Contain(found => MarkedToken.IsIn(found.Text));
    }

    [Fact]
    public void It_is_not_found_in_another_token() => MarkedToken.IsIn("Bearer 4711").Should().BeFalse();
}
