using static Peak.Webapps.Tests.PagedService;

namespace Peak.Webapps.Tests;

/// <summary>What a list does for each number of pages that are requested ahead.</summary>
public sealed class PrefetchTests
{
    private readonly Gates _gates = new();

    public static TheoryData<int> Choices =>
        [0, 1, 2, 4, 16];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task All_pages_are_listed_in_order_each_requested_once(int pagesAhead)
    {
        var service = Of(page => StubService.Page(page, 40, $"{page}a", $"{page}b"));

        var names = await NamesAsync(service, pagesAhead);

        names.Should().Equal(Enumerable.Range(1, 40).SelectMany(page => new[] { $"{page}a", $"{page}b" }));
        service.Requested.Should().Equal(Enumerable.Range(1, 40));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_service_that_always_returns_page_one_of_five_gets_five_requests(int pagesAhead)
    {
        var service = Of(_ => Page(1, 5));

        (await NamesAsync(service, pagesAhead)).Should().HaveCount(5);

        service.Requested.Should().Equal(1, 2, 3, 4, 5);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task An_empty_first_page_ends_the_list_whatever_its_page_count(int pagesAhead)
    {
        foreach (var pageCount in new[] { int.MinValue, -1, 0, 1, 7, int.MaxValue })
        {
            var service = Of(page => StubService.Page(page, pageCount));

            (await NamesAsync(service, pagesAhead)).Should().BeEmpty();

            service.Requested.Should().Equal(1);
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_page_count_below_one_ends_the_list_after_the_webapps_of_that_page(int pagesAhead)
    {
        var service = Of(page => Page(page, -3));

        (await NamesAsync(service, pagesAhead)).Should().Equal("webapp-1");

        service.Requested.Should().Equal(1);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_list_with_a_huge_page_count_ends_with_the_first_empty_page(int pagesAhead)
    {
        var service = Of(page => page < 30 ? Page(page, int.MaxValue) : StubService.Page(page, int.MaxValue));

        (await NamesAsync(service, pagesAhead)).Should().HaveCount(29);

        service.Requested.Should().Equal(Enumerable.Range(1, Math.Max(30, 29 + pagesAhead)));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Pages_that_are_added_in_the_meantime_are_listed(int pagesAhead)
    {
        var service = Of(page => Page(page, page < 3 ? 3 : 6));

        (await NamesAsync(service, pagesAhead)).Should().Equal(Enumerable.Range(1, 6).Select(page => $"webapp-{page}"));

        service.Requested.Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task The_list_ends_early_when_pages_are_removed_in_the_meantime(int pagesAhead)
    {
        var service = Of(page => Page(page, page == 1 ? 6 : 2));

        (await NamesAsync(service, pagesAhead)).Should().Equal("webapp-1", "webapp-2");

        service.Requested.Should().Equal(Enumerable.Range(1, Math.Clamp(1 + pagesAhead, 2, 6)));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task An_error_is_thrown_after_the_webapps_of_the_pages_before_it(int pagesAhead)
    {
        var service = new PagedService((page, _) => page == 3
            ? Task.FromException<string>(new HttpRequestException("cut"))
            : Task.FromResult(Page(page, 9)));
        var seen = new List<string>();

        var act = () => ListIntoAsync(seen, service, pagesAhead, Token);

        await act.Should().ThrowAsync<PeakConnectionException>();
        seen.Should().Equal("webapp-1", "webapp-2");
        service.UnderWay.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_filter_that_is_changed_while_listing_has_no_effect(int pagesAhead)
    {
        var filter = new ListWebappsFilter();
        var service = Of(page => Page(page, 30));
        var seen = 0;

        await foreach (var _ in service.CreateClient().ListWebappsAsync(filter, pagesAhead, Token))
        {
            seen++;
            filter.PageSize = 0;
        }

        seen.Should().Be(30);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Taking_one_webapp_sends_one_request_and_those_ahead(int pagesAhead)
    {
        var service = OfPages(50);

        await foreach (var _ in service.CreateClient().ListWebappsAsync(null, pagesAhead, Token))
        {
            break;
        }

        service.Requested.Should().Equal(Enumerable.Range(1, 1 + pagesAhead));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Nothing_is_requested_before_the_iteration_starts(int pagesAhead)
    {
        var service = OfPages(3);
        var webapps = service.CreateClient().ListWebappsAsync(null, pagesAhead, Token);

        await using var iterator = webapps.GetAsyncEnumerator(Token);

        service.Requested.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_cancellation_between_two_webapps_ends_the_iteration_and_its_requests(int pagesAhead)
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(StubService.Page(1, 9, "a", "b")) : _gates.WaitAsync(page, token));
        using var cancellation = new CancellationTokenSource();
        await using var iterator = service.CreateClient().ListWebappsAsync(null, pagesAhead, cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
        await iterator.MoveNextAsync();

        await cancellation.CancelAsync();

        var act = async () => await iterator.MoveNextAsync();
        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        service.UnderWay.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_cancellation_during_a_request_throws_with_the_token_of_the_caller(int pagesAhead)
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 9)) : _gates.WaitAsync(page, token));
        using var cancellation = new CancellationTokenSource();
        var seen = new List<string>();
        var listing = ListIntoAsync(seen, service, pagesAhead, cancellation.Token);
        await service.ArrivalAsync(2, listing, Token);

        await cancellation.CancelAsync();

        var act = () => listing;
        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        service.UnderWay.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task The_caller_s_synchronization_context_is_not_used(int pagesAhead)
    {
        var context = new CountingContext();
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        Task listing;
        PagedService service;
        try
        {
            service = new PagedService(_gates.WaitAsync);
            listing = ListIntoAsync([], service, pagesAhead, Token);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }

        foreach (var page in Enumerable.Range(1, 5))
        {
            await service.ArrivalAsync(page, listing, Token);
            _gates.Open(page, Page(page, 5));
        }

        await listing;
        context.Posts.Should().Be(0);
    }

    [Fact]
    public async Task With_no_page_ahead_no_request_runs_between_pages()
    {
        var service = OfPages(3);
        await using var iterator = service.CreateClient().ListWebappsAsync(null, 0, Token).GetAsyncEnumerator(Token);

        await iterator.MoveNextAsync();

        service.Requested.Should().Equal(1);
        service.UnderWay.Should().Be(0);
    }

    [Fact]
    public async Task With_one_page_ahead_page_two_is_requested_with_page_one_in_use()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(StubService.Page(1, 9, "a", "b")) : _gates.WaitAsync(page, token));
        await using var iterator = service.CreateClient().ListWebappsAsync(null, 1, Token).GetAsyncEnumerator(Token);

        await iterator.MoveNextAsync();
        await service.ArrivalAsync(2, Token);
        service.UnderWay.Should().Be(1);

        // Page three is requested only when the caller reaches page two.
        await iterator.MoveNextAsync();
        service.Requested.Should().Equal(1, 2);
        _gates.Open(2, Page(2, 9));
        await iterator.MoveNextAsync();
        await service.ArrivalAsync(3, Token);
        service.Requested.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task With_four_pages_ahead_four_requests_run_concurrently_and_never_five()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 20)) : _gates.WaitAsync(page, token));
        await using var iterator = service.CreateClient().ListWebappsAsync(null, 4, Token).GetAsyncEnumerator(Token);

        await iterator.MoveNextAsync();
        for (var page = 2; page <= 20; page++)
        {
            await service.ArrivalAsync(Math.Min(page + 3, 20), Token);
            service.UnderWay.Should().Be(Math.Min(4, 20 - page + 1));
            _gates.Open(page, Page(page, 20));
            (await iterator.MoveNextAsync()).Should().BeTrue();
        }

        (await iterator.MoveNextAsync()).Should().BeFalse();
        service.MostUnderWay.Should().Be(4);
        service.Requested.Should().Equal(Enumerable.Range(1, 20));
    }

    [Fact]
    public async Task Responses_that_overtake_each_other_are_returned_in_order()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 5)) : _gates.WaitAsync(page, token));
        var seen = new List<string>();
        var listing = ListIntoAsync(seen, service, 4, Token);

        foreach (var page in new[] { 5, 3, 4, 2 })
        {
            await service.ArrivalAsync(page, listing, Token);
            _gates.Open(page, Page(page, 5));
        }

        await listing;
        seen.Should().Equal("webapp-1", "webapp-2", "webapp-3", "webapp-4", "webapp-5");
    }

    [Fact]
    public async Task An_error_that_overtakes_other_pages_is_thrown_in_its_turn()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 9)) : _gates.WaitAsync(page, token));
        var seen = new List<string>();
        var listing = ListIntoAsync(seen, service, 3, Token);
        await service.ArrivalAsync(4, listing, Token);

        _gates.Fail(4, new HttpRequestException("cut"));
        _gates.Open(3, Page(3, 9));
        _gates.Open(2, Page(2, 9));

        var act = () => listing;
        await act.Should().ThrowAsync<PeakConnectionException>();
        seen.Should().Equal("webapp-1", "webapp-2", "webapp-3");
        service.UnderWay.Should().Be(0, "the requests after the error were cancelled");
    }

    [Fact]
    public async Task Leaving_early_cancels_running_requests_and_waits_for_their_end()
    {
        using var ending = new SemaphoreSlim(0);
        var ended = new TaskCompletionSource();
        var service = new PagedService(async (page, token) =>
        {
            if (page > 1)
            {
                try
                {
                    await _gates.WaitAsync(page, token);
                }
                finally
                {
                    ending.Release();
                    await ended.Task;
                }
            }

            return Page(page, 9);
        });
        var iterator = service.CreateClient().ListWebappsAsync(null, 3, CancellationToken.None).GetAsyncEnumerator(Token);
        await iterator.MoveNextAsync();
        service.UnderWay.Should().Be(3);

        var leaving = iterator.DisposeAsync().AsTask();
        for (var page = 2; page <= 4; page++)
        {
            await ending.WaitAsync(Token);
        }

        leaving.IsCompleted.Should().BeFalse("requests are still running");
        ended.SetResult();
        await leaving;

        service.UnderWay.Should().Be(0);
        service.Requested.Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public async Task Errors_of_pages_that_are_not_taken_are_observed()
    {
        var marker = Guid.NewGuid().ToString();
        var unobserved = new List<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> onUnobserved = (_, observed) =>
        {
            if (observed.Exception.ToString().Contains(marker, StringComparison.Ordinal))
            {
                unobserved.Add(observed.Exception);
            }
        };
        TaskScheduler.UnobservedTaskException += onUnobserved;
        try
        {
            await LeaveAfterAFailureAheadAsync(marker);
            // The finalizer of a failed task reports it; another collection finds what only the first one released.
            for (var collection = 0; collection < 3; collection++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= onUnobserved;
        }

        unobserved.Should().BeEmpty();
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_pages()
    {
        var pages = new List<WeakReference>();
        var service = OfPages(300);
        var iterator = service.CreateClient().ListWebappsAsync(null, 4, Token).GetAsyncEnumerator(Token);
        for (var taken = 1; taken <= 200; taken++)
        {
            await RememberNextAsync(iterator, pages);
            service.Requested.Should().HaveCount(taken + 4, "at most four pages are requested ahead");
        }

        GC.Collect();

        // The page that the caller uses, and at most the one before.
        pages.Count(page => page.IsAlive).Should().BeLessThanOrEqualTo(2);
        await iterator.DisposeAsync();
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(17)]
    [InlineData(int.MaxValue)]
    public void A_number_of_pages_out_of_range_is_refused(int pagesAhead) =>
        FluentActions.Invoking(() => OfPages(1).CreateClient().ListWebappsAsync(null, pagesAhead)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("pagesAhead").WithMessage("Give a number of pages from 0 to 16.*");

    [Fact]
    public void Invalid_arguments_are_refused_before_the_iteration_starts()
    {
        var service = OfPages(1);
        var client = service.CreateClient();

        FluentActions.Invoking(() => client.ListWebappsAsync(new() { PageSize = 0 }, 1))
            .Should().Throw<ArgumentException>().WithParameterName("filter").WithMessage("PageSize 0 is too small*");
        service.Requested.Should().BeEmpty();
    }

    private static async Task LeaveAfterAFailureAheadAsync(string marker)
    {
        var service = new PagedService((page, _) => page == 1
            ? Task.FromResult(Page(1, 9))
            : Task.FromException<string>(new HttpRequestException(marker)));
        await foreach (var _ in service.CreateClient().ListWebappsAsync(null, 4, Token))
        {
            break;
        }

        service.Requested.Should().HaveCount(5);
    }

    /// <summary>In a method of its own, so that no local variable of the test keeps a webapp alive.</summary>
    private static async Task RememberNextAsync(IAsyncEnumerator<WebappSummary> iterator, List<WeakReference> webapps)
    {
        (await iterator.MoveNextAsync()).Should().BeTrue();
        webapps.Add(new WeakReference(iterator.Current));
    }

    private static async Task<List<string>> NamesAsync(PagedService service, int pagesAhead)
    {
        var names = new List<string>();
        await ListIntoAsync(names, service, pagesAhead, Token);
        return names;
    }

    private static async Task ListIntoAsync(List<string> names, PagedService service, int pagesAhead, CancellationToken cancellationToken)
    {
        await foreach (var webapp in service.CreateClient().ListWebappsAsync(null, pagesAhead, cancellationToken).ConfigureAwait(false))
        {
            names.Add(webapp.Name);
        }
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        internal int Posts => Volatile.Read(ref _posts);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }
}
