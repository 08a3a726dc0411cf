using System.Net;
using Peak.Webapps.Tests;

namespace Peak.Webapps.GeneratorTests;

/// <summary>Listing, create-or-update and waiting work for a resource of another contract, with a thin client of its own.</summary>
public sealed class ServiceTests : IProgress<WaitProgress<Service>>
{
    private readonly StubHandler _stub = new();
    private readonly SkippedTime _time = new();
    private readonly List<WaitProgress<Service>> _reports = [];
    private readonly ServiceClient _client;

    public ServiceTests() => _client = new(
        new PeakSession("token", new Uri("https://peak.test/")),
        new() { Handler = _stub, TimeProvider = _time, Retry = { MaxRetries = 0 } });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_are_listed_over_all_pages()
    {
        _stub.Returns(Page(1, 2, "a", "b")).Returns(Page(2, 2, "c"));
        var names = new List<string>();

        await foreach (var service in _client.ListServicesAsync(new() { NameContains = "x" }, pagesAhead: 1, Token))
        {
            names.Add(service.Name);
        }

        names.Should().Equal("a", "b", "c");
        _stub.Requests.Should().Equal("GET /shapes/services/?search=x&page=1", "GET /shapes/services/?search=x&page=2");
    }

    [Fact]
    public async Task An_empty_list_and_a_value_without_text_are_refused_in_a_filter()
    {
        await _client.Awaiting(client => client.ListServicesPageAsync(new() { Ports = [] }, 1, Token)).Should().ThrowAsync<ArgumentException>()
            .WithMessage("Ports is empty: set at least one value, or leave it unset.*");
        await _client.Awaiting(client => client.ListServicesPageAsync(new() { Status = default(ServiceStatus) }, 1, Token)).Should().ThrowAsync<ArgumentException>()
            .WithMessage("Status has no value: *");
        _stub.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_unused_name_is_created()
    {
        _stub.Returns(Page(1, 1, "api-2")).Returns("""{"id":"s-1"}""");

        var report = await _client.CreateOrUpdateServiceAsync(new() { Name = "api", Replicas = 2 }, cancellationToken: Token);

        (report.Id, report.Outcome, report.Redeploys).Should().Be(("s-1", CreateOrUpdateOutcome.Created, true));
        _stub.Requests.Should().Equal("GET /shapes/services/?size=50&search=api&page=1", "POST /shapes/services/");
    }

    [Fact]
    public async Task An_existing_name_is_updated_with_its_changes()
    {
        _stub.Returns(Page(1, 1, "api")).Returns(Described("RUNNING")).Returns("""{"id":"s-api"}""");

        var report = await _client.CreateOrUpdateServiceAsync(new() { Name = "api", Replicas = 2, Ports = [new() { Number = 80 }] }, cancellationToken: Token);

        report.Outcome.Should().Be(CreateOrUpdateOutcome.Updated);
        report.Changes.Select(change => change.ToString()).Should().Equal("replicas: 1 → 2 (redeploys)", """ports: unset → [{"number":80}] (redeploys)""");
        _stub.Requests[^1].Should().Be("PATCH /shapes/services/s-api");
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        _stub.Returns(Page(1, 1, "api")).Returns(Described("RUNNING")).Returns(Page(1, 1, "api")).Returns(Described("START_FAILED"));

        (await _client.PlanCreateOrUpdateServiceAsync(new() { Name = "api", Replicas = 1 }, Token)).Action.Should().Be(CreateOrUpdateAction.None);
        (await _client.PlanCreateOrUpdateServiceAsync(new() { Name = "api", Replicas = 1 }, Token)).Action.Should().Be(CreateOrUpdateAction.Update);

        _stub.Requests.Should().OnlyContain(request => request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_name_the_kind_of_resource()
    {
        _stub.Returns(Page(1, 1, "api")).Returns(HttpStatusCode.Forbidden);
        await _client.Awaiting(client => client.CreateOrUpdateServiceAsync(new() { Name = "api" }, cancellationToken: Token))
            .Should().ThrowAsync<ForbiddenException>().WithMessage("Create-or-update of the service 'api' failed: describeService*");

        _stub.Returns(HttpStatusCode.Forbidden);
        await _client.Awaiting(client => client.WaitUntilDeletedAsync("s-1", Token))
            .Should().ThrowAsync<ForbiddenException>().WithMessage("Waiting until the service s-1 is deleted failed: describeService*");
    }

    [Fact]
    public async Task A_request_that_is_changed_after_the_call_has_no_effect_on_its_lists()
    {
        var page = new TaskCompletionSource<HttpResponseMessage>();
        _stub.Returns(page.Task).Returns("""{"id":"s-1"}""");
        var ports = new List<PortRequest> { new() { Number = 80 } };

        var call = _client.CreateOrUpdateServiceAsync(new() { Name = "api", Ports = ports }, cancellationToken: Token);
        ports[0].Number = 81;
        ports.Clear();
        page.SetResult(new() { Content = new StringContent(Page(1, 0)) });
        await call;

        _stub.Bodies[^1].Should().Be("""{"name":"api","ports":[{"number":80}]}""");
    }

    [Fact]
    public async Task A_service_is_waited_for_until_it_runs()
    {
        _stub.Returns(Described("RUNNING")).Returns(Described("STARTING")).Returns(Described("RUNNING"));
        var previous = PreviousState<ServiceStatus>.Of(new Service { Status = ServiceStatus.Running, UpdatedAt = DateTimeOffset.MaxValue }, new());

        (await _client.WaitUntilRunningAsync("s-1", previous, this, Token)).Status.Should().Be(ServiceStatus.Running);

        _reports.Select(report => report.Resource!.Status.Value).Should().Equal("RUNNING", "STARTING", "RUNNING");
        _time.Delays.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("START_FAILED")]
    [InlineData("REMOVE_FAILED")]
    public async Task A_failure_status_of_a_service_ends_the_wait(string status)
    {
        _stub.Returns(Described(status));

        var act = () => _client.WaitUntilRunningAsync("s-1", PreviousState<ServiceStatus>.Unknown(new()), cancellationToken: Token);

        (await act.Should().ThrowAsync<ServiceFailedException>()).Which.Service.Status.Value.Should().Be(status);
    }

    [Fact]
    public async Task The_deletion_of_a_service_is_waited_for()
    {
        _stub.Returns(Described("START_FAILED")).Returns(Described("REMOVING")).Returns(HttpStatusCode.NotFound).Returns(Described("REMOVE_FAILED"));

        await _client.WaitUntilDeletedAsync("s-1", Token);
        await _client.Awaiting(client => client.WaitUntilDeletedAsync("s-1", Token)).Should().ThrowAsync<ServiceFailedException>();
    }

    [Fact]
    public async Task Only_an_operation_that_is_newer_than_1_0_has_a_body_in_the_interface()
    {
        typeof(IServiceClient).GetMethods().Where(method => !method.IsAbstract).Select(method => method.Name).Should().Equal(nameof(IServiceClient.DeleteServiceAsync));

        IServiceClient older = new OlderServiceClient();
        await older.Awaiting(client => client.DeleteServiceAsync("s-1", Token)).Should().ThrowAsync<NotSupportedException>()
            .WithMessage("This implementation of IServiceClient does not have DeleteServiceAsync, which was added in 1.1.0.");
    }

    void IProgress<WaitProgress<Service>>.Report(WaitProgress<Service> value) => _reports.Add(value);

    private static string Described(string status) => Json("api", status);

    private static string Json(string name, string status) =>
        $$"""{"id":"s-{{name}}","name":"{{name}}","status":"{{status}}","updatedAt":"2026-01-01T00:00:00Z","replicas":1}""";

    private static string Page(int number, int pages, params string[] names) =>
        $$"""{"total":{{names.Length + number - 1}},"services":[{{string.Join(",", names.Select(name => Json(name, "RUNNING")))}}],"pages":{{pages}}}""";
}
