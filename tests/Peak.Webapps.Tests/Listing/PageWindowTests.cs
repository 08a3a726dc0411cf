namespace Peak.Webapps.Tests;

/// <summary>What a list does with the pages that it requests, where no list of webapps shows it.</summary>
public sealed class PageWindowTests
{
    private readonly List<CancellationToken> _tokens = [];

    [Fact]
    public async Task A_request_that_ends_itself_fails_as_it_did()
    {
        await using var pages = new PageWindow<int>((_, _) => Task.FromException<int>(new OperationCanceledException("of its own")), 0, CancellationToken.None);

        var act = pages.TakeAsync;

        await act.Should().ThrowAsync<OperationCanceledException>().WithMessage("of its own");
    }

    [Fact]
    public async Task A_list_that_was_taken_whole_ends_no_request_and_lets_go_of_the_callers_token()
    {
        var pages = new PageWindow<int>(Page, 1, CancellationToken.None);
        await pages.TakeAsync();

        await pages.DisposeAsync();

        _tokens.Should().ContainSingle().Which.IsCancellationRequested.Should().BeFalse();
        _tokens[0].Invoking(token => token.WaitHandle).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_list_that_is_left_early_ends_the_requests_that_nobody_will_take()
    {
        var pages = new PageWindow<int>(Page, 1, CancellationToken.None);
        await pages.TakeAsync();
        pages.RequestAhead(2);

        await pages.DisposeAsync();

        _tokens.Should().HaveCount(2).And.OnlyContain(token => token.IsCancellationRequested);
    }

    private Task<int> Page(int number, CancellationToken token)
    {
        _tokens.Add(token);
        return Task.FromResult(number);
    }
}
