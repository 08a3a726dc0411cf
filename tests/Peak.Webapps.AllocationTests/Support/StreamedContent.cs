using System.Net;

namespace Peak.Webapps.AllocationTests.Support;

/// <summary>A body that is read from a stream, like that of a connection, with or without its length.</summary>
internal sealed class StreamedContent : HttpContent
{
    private readonly Stream _stream;
    private readonly long? _length;

    internal StreamedContent(Stream stream, long? length = null)
    {
        _stream = stream;
        _length = length;
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(_stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _stream.CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return _length is not null;
    }
}
