namespace Peak.Webapps.Tests;

/// <summary>What cannot be seen from a list of webapps.</summary>
public sealed class PagePrefetcherTests
{
    private readonly List<CancellationToken> _tokens = [];

    [Fact]
    public async Task A_request_that_cancels_itself_throws_its_own_exception()
    {
        await using var pages = new PagePrefetcher<int>((_, _) => Task.FromException<int>(new OperationCanceledException("of its own")), 0, CancellationToken.None);

        var act = pages.TakeAsync;

        await act.Should().ThrowAsync<OperationCanceledException>().WithMessage("of its own");
    }

    [Fact]
    public async Task A_complete_list_cancels_no_request_and_releases_the_token_of_the_caller()
    {
        var pages = new PagePrefetcher<int>(Page, 1, CancellationToken.None);
        await pages.TakeAsync();

        await pages.DisposeAsync();

        _tokens.Should().ContainSingle().Which.IsCancellationRequested.Should().BeFalse();
        _tokens[0].Invoking(token => token.WaitHandle).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_list_that_is_left_early_cancels_the_pending_requests()
    {
        var pages = new PagePrefetcher<int>(Page, 1, CancellationToken.None);
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
