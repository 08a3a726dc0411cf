using System.Security.Authentication;

namespace Peak.Webapps.Tests;

/// <summary>What those get who make the exceptions themselves, in tests that stand in for the service.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public void A_failed_webapp_is_asked_for() =>
        FluentActions.Invoking(() => new WebappFailedException(null!)).Should().Throw<ArgumentNullException>().WithParameterName("webapp");

    [Fact]
    public void Create_or_update_tells_how_often_it_tried_and_why_it_gave_up()
    {
        new CreateOrUpdateException("createWebapp", "one", 1, new IOException("taken")).Message
            .Should().Be("The webapp 'one' could be neither created nor updated in 1 round, as others change it at the same time: taken");
        new CreateOrUpdateException("createWebapp", "one", 3, "it is being deleted").Message
            .Should().Be("The webapp 'one' could be neither created nor updated in 3 rounds, as it is being deleted");
        new CreateOrUpdateException("createWebapp", "one", 2, "no answer came", mayHaveBeenCreated: true).Message
            .Should().Be("The webapp 'one' may have been created, but no answer told within 2 rounds: no answer came");
    }

    [Fact]
    public void A_time_out_tells_what_was_given_how_long()
    {
        var time = TimeSpan.FromSeconds(1.5);

        new PeakTimeoutException("listWebapps", time).Message.Should().Be("listWebapps did not come to its end within 00:00:01.5000000.");
        Because(CallTimeLimit.Call).Should().Be("listWebapps did not come to its end within 00:00:01.5000000, the time of the whole call.");
        Because(CallTimeLimit.Attempt).Should().Be("listWebapps got no complete answer within 00:00:01.5000000, the time of one attempt.");
        Because(CallTimeLimit.Handler).Should().Be("listWebapps was given up by a handler below the client, for the time that it took.");

        string Because(CallTimeLimit limit) => new PeakTimeoutException("listWebapps", new CallTimeoutException(limit, time, 1, null)).Message;
    }

    [Fact]
    public void A_text_is_cut_beyond_a_thousand_characters()
    {
        var longest = new string('x', 1000);

        ErrorText.Cut(longest).Should().Be(longest);
        ErrorText.Cut(longest + "y").Should().Be(longest[..999] + "…");
    }

    [Fact]
    public void What_is_over_for_good_is_not_transient()
    {
        TransientFailure.Is(new CreateOrUpdateException("createWebapp", "one", 1, "it is being deleted")).Should().BeFalse();
        TransientFailure.Is(new PeakConnectionException("describeWebapp", new IOException("cut"))).Should().BeTrue();
        var distrust = new HttpRequestException(HttpRequestError.SecureConnectionError, "no trust", new AuthenticationException("not valid"));
        TransientFailure.Is(new PeakConnectionException("describeWebapp", distrust)).Should().BeFalse();
        TransientFailure.Is(new PeakTimeoutException("describeWebapp", TimeSpan.FromSeconds(1))).Should().BeTrue();
    }
}
