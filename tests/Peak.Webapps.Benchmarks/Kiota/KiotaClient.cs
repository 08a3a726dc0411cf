using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>What the request builders that Kiota generates do for the three calls, each with the documented failures.</summary>
internal sealed class KiotaClient(IRequestAdapter adapter)
{
    private const string WebappsTemplate = "{+baseurl}/webapps/api/v1/webapps/{?pageNumber*,pageSize*}";
    private const string WebappTemplate = "{+baseurl}/webapps/api/v1/webapps/{webappId}";

    internal Task<KiotaWebapp?> DescribeAsync(string webappId)
    {
        var request = new RequestInformation(Method.GET, WebappTemplate, new Dictionary<string, object> { ["baseurl"] = adapter.BaseUrl!, ["webappId"] = webappId });
        request.Headers.TryAdd("Accept", "application/json");
        return adapter.SendAsync(request, KiotaWebapp.CreateFromDiscriminatorValue, Failures());
    }

    internal Task<KiotaPage?> ListAsync(int pageSize, int pageNumber)
    {
        var request = new RequestInformation(Method.GET, WebappsTemplate, new Dictionary<string, object> { ["baseurl"] = adapter.BaseUrl! });
        request.QueryParameters.Add("pageNumber", pageNumber);
        request.QueryParameters.Add("pageSize", pageSize);
        request.Headers.TryAdd("Accept", "application/json");
        return adapter.SendAsync(request, KiotaPage.CreateFromDiscriminatorValue, Failures());
    }

    internal Task<KiotaReference?> CreateAsync(KiotaCreateRequest body)
    {
        var request = new RequestInformation(Method.POST, WebappsTemplate, new Dictionary<string, object> { ["baseurl"] = adapter.BaseUrl! });
        request.Headers.TryAdd("Accept", "application/json");
        request.SetContentFromParsable(adapter, "application/json", body);
        return adapter.SendAsync(request, KiotaReference.CreateFromDiscriminatorValue, Failures());
    }

    private static Dictionary<string, ParsableFactory<IParsable>> Failures() => new()
    {
        { "401", KiotaError.CreateFromDiscriminatorValue },
        { "403", KiotaError.CreateFromDiscriminatorValue },
        { "404", KiotaError.CreateFromDiscriminatorValue },
        { "422", KiotaError.CreateFromDiscriminatorValue },
        { "500", KiotaError.CreateFromDiscriminatorValue },
    };
}
