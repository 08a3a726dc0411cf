using System.Security.Authentication;

namespace Peak.Webapps.Tests;

/// <summary>Exceptions as tests of users create them.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public void A_failed_webapp_is_required() =>
        FluentActions.Invoking(() => new WebappFailedException(null!)).Should().Throw<ArgumentNullException>().WithParameterName("webapp");

    [Fact]
    public void The_message_of_CreateOrUpdateException_has_the_rounds_and_the_reason()
    {
        new CreateOrUpdateException("createWebapp", "webapp", "one", 1, "other callers changed it.").Message
            .Should().Be("Create-or-update gave up after 1 round. The webapp 'one' was neither created nor updated: other callers changed it.");
        new CreateOrUpdateException("createWebapp", "webapp", "one", 3, "it is being deleted.").Message
            .Should().Be("Create-or-update gave up after 3 rounds. The webapp 'one' was neither created nor updated: it is being deleted.");
        new CreateOrUpdateException("createWebapp", "webapp", "one", 2, "no response arrived.", mayHaveBeenCreated: true).Message.Should().Be(
            "Create-or-update gave up after 2 rounds. The webapp 'one' may have been created, but no response confirmed it. "
            + "It is safe to call create-or-update again later. Reason: no response arrived.");
    }

    [Fact]
    public void A_time_out_names_its_limit()
    {
        var time = TimeSpan.FromSeconds(1.5);

        new PeakTimeoutException("listWebapps", time).Message.Should().Be("listWebapps timed out after 00:00:01.5000000.");
    }

    [Fact]
    public void A_text_is_cut_beyond_a_thousand_characters()
    {
        var longest = new string('x', 1000);

        MessageText.Cut(longest).Should().Be(longest);
        MessageText.Cut(longest + "y").Should().Be(longest[..999] + "…");
    }

    [Fact]
    public void Lasting_errors_are_not_transient()
    {
        new CreateOrUpdateException("createWebapp", "webapp", "one", 1, "it is being deleted.").IsTransient.Should().BeTrue("a later call may succeed");
        new PeakConnectionException("describeWebapp", new IOException("cut")).IsTransient.Should().BeTrue();
        var distrust = new HttpRequestException(HttpRequestError.SecureConnectionError, "no trust", new AuthenticationException("not valid"));
        new PeakConnectionException("describeWebapp", distrust).IsTransient.Should().BeFalse();
        new PeakTimeoutException("describeWebapp", TimeSpan.FromSeconds(1)).IsTransient.Should().BeTrue();
    }
}
