namespace Peak.Webapps.Testing.Tests;

public sealed class FakePeakServiceTests : IDisposable
{
    private static readonly CreateWebappRequest Churn = new() { Name = "churn", Title = "Churn" };

    private readonly FakePeakService _service = FakePeakService.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Its_client_works()
    {
        var client = _service.CreateClient();

        var created = await client.CreateWebappAsync(Churn, Token);
        var webapp = await client.DescribeWebappAsync(created.Id, Token);

        webapp.Name.Should().Be("churn");
        webapp.Status.Should().Be(WebappStatus.Creating);
    }

    [Fact]
    public void Its_session_has_its_address()
    {
        _service.Session.BaseAddress.Should().Be(_service.BaseAddress);
        _service.AuthToken.Should().Be("fake-token");
    }

    [Fact]
    public void A_webapp_that_is_added_is_available()
    {
        var id = _service.Add(Churn);

        var webapp = _service.Webapps.Should().ContainSingle().Subject;
        webapp.Id.Should().Be(id);
        webapp.Name.Should().Be("churn");
        webapp.Title.Should().Be("Churn");
        webapp.Status.Should().Be(WebappStatus.Available);
    }

    [Fact]
    public void Many_webapps_can_be_added()
    {
        var ids = _service.AddMany(3);
        var others = _service.AddMany(2, "other ", WebappStatus.Creating);

        _service.Webapps.Select(webapp => webapp.Id).Should().Equal(ids.Concat(others));
        _service.Webapps.Select(webapp => webapp.Name).Should().Equal("webapp-1", "webapp-2", "webapp-3", "other 1", "other 2");
        _service.Webapps.Select(webapp => webapp.Status.Value).Should().Equal("AVAILABLE", "AVAILABLE", "AVAILABLE", "CREATING", "CREATING");
        _service.AddMany(0).Should().BeEmpty();
    }

    [Fact]
    public void Invalid_arguments_of_AddMany_are_refused()
    {
        _service.Invoking(service => service.AddMany(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("count");
        _service.Invoking(service => service.AddMany(1, null!)).Should().Throw<ArgumentNullException>().WithParameterName("namePrefix");
        _service.AddMany(1);
        _service.Invoking(service => service.AddMany(1)).Should().Throw<ArgumentException>().WithMessage("*'webapp-1' exists already*");
    }

    [Fact]
    public async Task Its_client_disables_retries_by_default()
    {
        _service.FailNext(WebappOperations.ListWebapps, 500);

        await _service.CreateClient().Awaiting(client => client.ListWebappsPageAsync(cancellationToken: Token))
            .Should().ThrowAsync<InternalServerErrorException>();

        _service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_options_of_its_client_can_be_changed()
    {
        _service.FailNext(WebappOperations.ListWebapps, 500, times: 3);

        await _service.CreateClient(options => options.Retry.MaxRetries = 3).ListWebappsPageAsync(cancellationToken: Token);

        _service.Requests.Should().HaveCount(4);
    }

    [Fact]
    public void Null_arguments_are_refused()
    {
        _service.Invoking(service => service.Add(null!)).Should().Throw<ArgumentNullException>().WithParameterName("request");
        _service.Invoking(service => service.RespondNext(WebappOperations.ListWebapps, null!))
            .Should().Throw<ArgumentNullException>().WithParameterName("response");
    }

    [Fact]
    public void Webapps_are_copies()
    {
        _service.Add(Churn);

        _service.Webapps[0].Title = "Changed";

        _service.Webapps[0].Title.Should().Be("Churn");
    }

    [Fact]
    public void An_unknown_status_can_be_set()
    {
        var id = _service.Add(Churn);

        _service.SetStatus(id, new WebappStatus("ASLEEP"));

        _service.Webapps[0].Status.Value.Should().Be("ASLEEP");
    }

    [Fact]
    public void A_webapp_that_is_removed_is_gone()
    {
        _service.Remove(_service.Add(Churn));

        _service.Webapps.Should().BeEmpty();
    }

    [Fact]
    public void A_name_that_is_taken_cannot_be_added()
    {
        _service.Add(Churn);

        _service.Invoking(service => service.Add(Churn))
            .Should().Throw<ArgumentException>().WithMessage("A webapp with the name 'churn' exists already.*");
    }

    [Fact]
    public void A_webapp_that_violates_the_contract_is_not_added()
    {
        _service.Invoking(service => service.Add(new CreateWebappRequest { Name = " " }))
            .Should().Throw<ArgumentException>().WithMessage(@"The request violates the contract: name must match the pattern \S.*");
    }

    [Fact]
    public void A_status_without_a_value_is_refused()
    {
        var id = _service.Add(Churn);

        _service.Invoking(service => service.SetStatus(id, default)).Should().Throw<ArgumentException>().WithParameterName("status");
        _service.Invoking(service => service.Add(new CreateWebappRequest { Name = "other" }, default(WebappStatus)))
            .Should().Throw<ArgumentException>().WithParameterName("status");
    }

    [Fact]
    public void An_unknown_id_is_refused()
    {
        _service.Invoking(service => service.SetStatus("no-id", WebappStatus.Available))
            .Should().Throw<ArgumentException>().WithMessage("There is no webapp with the id 'no-id'.*");
        _service.Invoking(service => service.Remove("no-id"))
            .Should().Throw<ArgumentException>().WithMessage("There is no webapp with the id 'no-id'.*");
    }

    [Fact]
    public void Invalid_options_are_refused()
    {
        (FakePeakServiceOptions Options, string Message)[] invalid =
        [
            (new() { DescribesPerStep = 0 }, "DescribesPerStep is 0: it must be at least 1.*"),
            (new() { DefaultPageSize = 0 }, "DefaultPageSize is 0: it must be at least 1.*"),
            (new() { StepDuration = TimeSpan.FromTicks(-1) }, "StepDuration is -00:00:00.0000001: it must not be negative.*"),
            (new() { Latency = TimeSpan.FromTicks(-1) }, "Latency is -00:00:00.0000001: it must not be negative.*"),
            (new() { User = " " }, "User is blank.*"),
            (new() { TimeProvider = null! }, "TimeProvider is null.*"),
        ];

        foreach (var (options, message) in invalid)
        {
            FluentActions.Invoking(() => FakePeakService.Start(options)).Should().Throw<ArgumentException>()
                .WithMessage(message).WithParameterName("options");
        }
    }

    [Fact]
    public async Task The_default_page_size_can_be_1()
    {
        using var service = FakePeakService.Start(new FakePeakServiceOptions { DefaultPageSize = 1 });
        service.AddMany(2);

        var page = await service.CreateClient().ListWebappsPageAsync(cancellationToken: Token);

        page.Webapps.Should().ContainSingle();
        page.PageCount.Should().Be(2);
    }

    [Fact]
    public void An_invalid_token_is_refused_without_being_shown()
    {
        FluentActions.Invoking(() => FakePeakService.Start(new FakePeakServiceOptions { AuthToken = "secret\n" }))
            .Should().Throw<ArgumentException>().Which.ToString().Should().NotContain("secret");
    }

    [Fact]
    public void Later_changes_of_the_options_have_no_effect()
    {
        var options = new FakePeakServiceOptions { User = "ada@example.com" };
        using var service = FakePeakService.Start(options);
        options.User = "grace@example.com";
        service.Add(Churn);

        service.Webapps[0].CreatedBy.Should().Be("ada@example.com");
    }

    [Fact]
    public void It_can_be_disposed_twice()
    {
        _service.Dispose();

        _service.Invoking(service => service.Dispose()).Should().NotThrow();
    }

    [Fact]
    public void Every_operation_of_the_contract_is_implemented()
    {
        var options = new FakePeakServiceOptions();
        var behavior = new WebappsBehavior(new WebappStore(options, []), new FakeErrors(ServiceContract.Embedded), options);

        behavior.OperationIds.Should().BeEquivalentTo(ServiceContract.Embedded.Operations.Select(operation => operation.Id));
    }
}
