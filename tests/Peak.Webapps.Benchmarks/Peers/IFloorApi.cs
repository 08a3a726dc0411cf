using Peak.Webapps.Benchmarks.Floor;
using Refit;

namespace Peak.Webapps.Benchmarks.Peers;

/// <summary>The three calls as a user of Refit would write them, on the floor's types.</summary>
internal interface IFloorApi
{
    [Get("/webapps/api/v1/webapps/{webappId}")]
    Task<FloorWebapp> DescribeAsync(string webappId, CancellationToken cancellationToken = default);

    [Get("/webapps/api/v1/webapps/")]
    Task<FloorPage> ListAsync(int? pageSize, int? pageNumber, CancellationToken cancellationToken = default);

    [Post("/webapps/api/v1/webapps/")]
    Task<FloorReference> CreateAsync([Body] FloorCreateRequest request, CancellationToken cancellationToken = default);
}
