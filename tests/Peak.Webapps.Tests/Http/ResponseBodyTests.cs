using System.Text;

namespace Peak.Webapps.Tests;

public sealed class ResponseBodyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11, true)]
    [InlineData(11, false)]
    [InlineData(1024, false)]
    [InlineData(1025, false)]
    [InlineData(1026, false)]
    [InlineData(64 * 1024, true)]
    [InlineData((64 * 1024) + 1, true)]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_000, false)]
    public async Task A_body_of_any_length_is_read_completely(int length, bool hasLength)
    {
        var id = string.Concat(Enumerable.Range(0, length).Select(static index => (char)('a' + (index % 23))))[..(length - 9)];
        var json = $$"""{"id":"{{id}}"}""";
        json.Length.Should().Be(length);
        var service = new StubService();
        service.Returns(() =>
        {
            var content = new StreamContent(new PartialStream(Encoding.UTF8.GetBytes(json)));
            if (hasLength)
            {
                content.Headers.ContentLength = length;
            }

            return new() { Content = content };
        });

        (await service.CreateClient().DeleteWebappAsync("id-1", Token)).Id.Should().Be(id);
    }

    [Fact]
    public async Task A_body_may_be_longer_than_its_Content_Length()
    {
        var service = new StubService();
        service.Returns(() =>
        {
            var content = new StreamContent(new PartialStream("""{"id":"id-1"}"""u8.ToArray()));
            content.Headers.ContentLength = 0;
            return new() { Content = content };
        });

        (await service.CreateClient().DeleteWebappAsync("id-1", Token)).Id.Should().Be("id-1");
    }

    /// <summary>Returns at most 700 bytes at once, as a connection returns what has arrived.</summary>
    private sealed class PartialStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 700)], cancellationToken);
    }
}
