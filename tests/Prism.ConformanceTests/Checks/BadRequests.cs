namespace Peak.Webapps.Judging;

/// <summary>Requests that break the contract in one way each.</summary>
/// <remarks>
/// Prism lets pass what is not here: unknown query parameters, query names in another case, and tokens that are wrong.
/// </remarks>
internal static class BadRequests
{
    private const string Collection = "/webapps/";
    private const string Webapp = "/webapps/ab11c21d-1add-45dd-a72e-8c6b83b68dee";

    public static IEnumerable<BadRequest> Of(Contract contract) =>
        [.. contract.Operations.Select(WithoutToken), .. Queries, .. Bodies, .. Changes, .. Routes];

    private static IEnumerable<BadRequest> Queries =>
    [
        Query("a status that the contract does not know", "status=NOPE", "status.0 must be equal to one of the allowed values"),
        Query("an unknown status after a known one", "status=AVAILABLE&status=NOPE", "status.1 must be equal to one of the allowed values"),
        Query("statuses in one text", "status=AVAILABLE,CREATING", "status.0 must be equal to one of the allowed values"),
        Query("a page size of 0", "pageSize=0", "must be >= 1"),
        Query("a page size above the limit", "pageSize=101", "must be <= 100"),
        Query("a page size that is no number", "pageSize=ten", "must be integer"),
        Query("a page size with a fraction", "pageSize=1.5", "must be integer"),
        Query("a page number of 0", "pageNumber=0", "must be >= 1"),
        Query("a page number beyond int32", "pageNumber=99999999999", "must be <= 2147483647"),
    ];

    private static IEnumerable<BadRequest> Bodies =>
    [
        Body("no name", "{}", "must have required property 'name'"),
        Body("a blank name", """{"name":" "}""", "must match pattern"),
        Body("a name that is a number", """{"name":1}""", "must be string"),
        Body("an unknown property", """{"name":"a","titel":"A"}""", "must NOT have additional properties; found 'titel'"),
        Body("a null where none may be", """{"name":"a","title":null}""", "title must be string"),
        Body("an image without its id", """{"name":"a","imageDetails":{"versionId":7}}""", "must have required property 'imageId'"),
        Body("a text for a number", """{"name":"a","resources":{"instanceTypeId":"23"}}""", "instanceTypeId must be integer"),
        Body("an array", "[]", "must be object"),
        new("createWebapp with no body", new(HttpMethod.Post, Collection), 400, "Body parameter is required", 400),
        new("createWebapp with a body that is not JSON", new(HttpMethod.Post, Collection, """{"name":"a"}""") { ContentType = "text/plain" }, 400, "Supported content types: application/json", 400),
    ];

    private static IEnumerable<BadRequest> Changes =>
    [
        Change("a name", """{"name":"a"}""", "must NOT have additional properties; found 'name'"),
        Change("a text for a boolean", """{"sessionStickiness":"yes"}""", "sessionStickiness must be boolean"),
        Change("a text for a number", """{"imageDetails":{"imageId":"101"}}""", "imageId must be integer"),
        Change("an array", "[]", "must be object"),
        new("updateWebapp with no body", new(HttpMethod.Patch, Webapp), 422, "Body parameter is required", 400),
        // Prism does not pass the body of a GET on.
        new("describeWebapp with a body", new(HttpMethod.Get, Webapp, "{}"), 422, "request included a non-empty body", 422) { CanBePassedOn = false },
    ];

    private static IEnumerable<BadRequest> Routes =>
    [
        Unrouted("a path that the contract does not have", new(HttpMethod.Get, "/webapp/"), 404),
        Unrouted("the collection without its slash", new(HttpMethod.Get, "/webapps"), 404),
        Unrouted("a webapp with a slash", new(HttpMethod.Get, $"{Webapp}/"), 404),
        Unrouted("a path in another case", new(HttpMethod.Get, "/Webapps/"), 404),
        Unrouted("a method that a webapp does not have", new(HttpMethod.Put, Webapp, """{"title":"A"}"""), 405),
        // Not DELETE: Prism takes it for a webapp's, with an empty id.
        Unrouted("a method that the collection does not have", new(HttpMethod.Put, Collection), 405),
    ];

    private static BadRequest WithoutToken(Operation operation) => new(
        $"{operation.Id} without a token",
        new(operation.Method, operation.ExamplePath, operation.BodyExample?.ToString()) { Token = null },
        401,
        "Invalid security scheme used",
        401);

    private static BadRequest Query(string fault, string query, string objection) =>
        new($"listWebapps with {fault}", new(HttpMethod.Get, $"{Collection}?{query}"), 400, objection, 400);

    private static BadRequest Body(string fault, string body, string objection) =>
        new($"createWebapp with {fault}", new(HttpMethod.Post, Collection, body), 400, objection, 400);

    private static BadRequest Change(string fault, string body, string objection) =>
        new($"updateWebapp with {fault}", new(HttpMethod.Patch, Webapp, body), 422, objection, 400);

    private static BadRequest Unrouted(string fault, RawRequest request, int status) =>
        new(fault, request, status, "Route", status) { ProxyObjection = "Selected route not found" };
}
