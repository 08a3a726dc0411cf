using System.Globalization;

namespace Peak.Webapps.Judging;

/// <summary>Tells a Prism that mocks which of the documented answers to give, in the header that it has for this.</summary>
internal sealed class PreferHandler(int? status, HttpMessageHandler next) : DelegatingHandler(next)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (status is not null)
        {
            request.Headers.Add("Prefer", string.Create(CultureInfo.InvariantCulture, $"code={status}"));
        }

        return base.SendAsync(request, cancellationToken);
    }
}
