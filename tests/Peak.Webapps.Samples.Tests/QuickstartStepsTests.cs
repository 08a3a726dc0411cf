using Peak.Webapps.Quickstart;
using Peak.Webapps.Testing;

namespace Peak.Webapps.Samples.Tests;

public sealed class QuickstartStepsTests : IDisposable
{
    private readonly FakePeakService _fake = FakePeakService.Start();
    private readonly Lines _output = new();
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _cancellation.Dispose();
        _output.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task All_steps_run_and_leave_nothing_behind()
    {
        await RunAsync();

        _output.Text.Should().Contain("Created: ").And.Contain("Unchanged: ").And.Contain("Updated: ").And.Contain("plan: imageDetails")
            .And.Contain("\"One, second edition\", image 1 version 1").And.Contain("deleted ").And.Contain("NotFoundException: ");
        _fake.Webapps.Should().BeEmpty();
    }

    [Fact]
    public async Task Repeating_an_unchanged_deployment_waits_for_nothing()
    {
        var describesBefore = 0;
        _output.OnLine = line =>
        {
            if (line.Contains("Unchanged: ", StringComparison.Ordinal))
            {
                describesBefore = Describes();
            }
            else if (line.Contains("Change the title", StringComparison.Ordinal))
            {
                (Describes() - describesBefore).Should().Be(1, "one look shows that the webapp is available");
            }
        };

        await RunAsync();

        describesBefore.Should().BePositive();

        int Describes() => _fake.Requests.Count(request => request.OperationId == WebappOperations.DescribeWebapp);
    }

    [Theory]
    [InlineData("Created: ")]
    [InlineData("plan: ")]
    [InlineData("List the available")]
    public async Task A_cancellation_deletes_what_was_created(string line)
    {
        _output.OnLine = text =>
        {
            if (text.Contains(line, StringComparison.Ordinal))
            {
                _cancellation.Cancel();
            }
        };

        await FluentActions.Awaiting(RunAsync).Should().ThrowAsync<OperationCanceledException>();

        _output.Text.Should().Contain("The steps did not finish: delete what they created\n  deletes ");
        _fake.Requests.Count(request => request.OperationId == WebappOperations.DeleteWebapp).Should().Be(1);
    }

    [Fact]
    public async Task An_error_deletes_what_was_created()
    {
        _fake.FailNext(WebappOperations.UpdateWebapp, 422);

        await FluentActions.Awaiting(RunAsync).Should().ThrowAsync<UnprocessableEntityException>();

        _fake.Requests.Count(request => request.OperationId == WebappOperations.DeleteWebapp).Should().Be(1);
    }

    [Fact]
    public async Task An_error_that_also_stops_the_deletion_is_shown_with_the_name()
    {
        _fake.FailNext(WebappOperations.UpdateWebapp, 422);
        _fake.FailNext(WebappOperations.DeleteWebapp, 403);

        await FluentActions.Awaiting(RunAsync).Should().ThrowAsync<UnprocessableEntityException>("the first error counts");

        _output.Text.Should().Contain("'one' may still exist: ");
    }

    [Fact]
    public async Task A_webapp_that_exists_is_left_alone()
    {
        await _fake.CreateClient().CreateWebappAsync(new CreateWebappRequest { Name = "one", Title = "Mine" }, TestContext.Current.CancellationToken);

        await FluentActions.Awaiting(RunAsync).Should().ThrowAsync<InvalidOperationException>().WithMessage("A webapp 'one' (*) exists already.*");

        _fake.Webapps.Should().ContainSingle().Which.Title.Should().Be("Mine");
    }

    private Task RunAsync() =>
        new QuickstartSteps(_fake.CreateClient(), _output, new WaitOptions { PollInterval = TimeSpan.FromMilliseconds(1) })
            .RunAsync(new CreateWebappRequest { Name = "one", Title = "One" }, _cancellation.Token);

    private sealed class Lines : StringWriter
    {
        internal Action<string> OnLine { get; set; } = _ => { };

        internal string Text => ToString();

        public override void WriteLine(string? value)
        {
            base.Write(value + "\n");
            OnLine(value ?? "");
        }
    }
}
