using static Peak.Webapps.Tests.PagedService;

namespace Peak.Webapps.Tests;

/// <summary>What a list promises however many pages are requested ahead, and what each choice adds.</summary>
public sealed class PrefetchTests
{
    private readonly Gates _gates = new();

    public static TheoryData<PagePrefetch> Choices =>
        [PagePrefetch.None, PagePrefetch.OneAhead, PagePrefetch.Concurrent(2), PagePrefetch.Concurrent(4), PagePrefetch.Concurrent(16)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task All_pages_are_listed_in_order_each_requested_once(PagePrefetch prefetch)
    {
        var service = Of(page => StubService.Page(page, 40, $"{page}a", $"{page}b"));

        var names = await NamesAsync(service, prefetch);

        names.Should().Equal(Enumerable.Range(1, 40).SelectMany(page => new[] { $"{page}a", $"{page}b" }));
        service.Requested.Should().Equal(Enumerable.Range(1, 40));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_service_that_always_answers_page_one_of_five_is_asked_five_times(PagePrefetch prefetch)
    {
        var service = Of(_ => Page(1, 5));

        (await NamesAsync(service, prefetch)).Should().HaveCount(5);

        service.Requested.Should().Equal(1, 2, 3, 4, 5);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task An_empty_first_page_ends_the_list_whatever_count_it_tells(PagePrefetch prefetch)
    {
        foreach (var pageCount in new[] { int.MinValue, -1, 0, 1, 7, int.MaxValue })
        {
            var service = Of(page => StubService.Page(page, pageCount));

            (await NamesAsync(service, prefetch)).Should().BeEmpty();

            service.Requested.Should().Equal(1);
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_page_count_below_one_ends_the_list_after_the_webapps_that_came_with_it(PagePrefetch prefetch)
    {
        var service = Of(page => Page(page, -3));

        (await NamesAsync(service, prefetch)).Should().Equal("webapp-1");

        service.Requested.Should().Equal(1);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_page_count_beyond_all_measure_ends_with_the_first_empty_page(PagePrefetch prefetch)
    {
        var service = Of(page => page < 30 ? Page(page, int.MaxValue) : StubService.Page(page, int.MaxValue));

        (await NamesAsync(service, prefetch)).Should().HaveCount(29);

        service.Requested.Should().Equal(Enumerable.Range(1, Math.Max(30, 29 + Ahead(prefetch))));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Pages_that_come_meanwhile_are_listed(PagePrefetch prefetch)
    {
        var service = Of(page => Page(page, page < 3 ? 3 : 6));

        (await NamesAsync(service, prefetch)).Should().Equal(Enumerable.Range(1, 6).Select(page => $"webapp-{page}"));

        service.Requested.Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task The_list_ends_when_pages_go_meanwhile_and_no_page_is_requested_beyond_the_count_told_before(PagePrefetch prefetch)
    {
        var service = Of(page => Page(page, page == 1 ? 6 : 2));

        (await NamesAsync(service, prefetch)).Should().Equal("webapp-1", "webapp-2");

        service.Requested.Should().Equal(Enumerable.Range(1, Math.Clamp(1 + Ahead(prefetch), 2, 6)));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_failure_comes_after_the_webapps_of_the_pages_before_it(PagePrefetch prefetch)
    {
        var service = new PagedService((page, _) => page == 3
            ? Task.FromException<string>(new HttpRequestException("cut"))
            : Task.FromResult(Page(page, 9)));
        var seen = new List<string>();

        var act = () => ListIntoAsync(seen, service, prefetch, Token);

        await act.Should().ThrowAsync<PeakConnectionException>();
        seen.Should().Equal("webapp-1", "webapp-2");
        service.UnderWay.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_filter_that_is_broken_amid_the_list_fails_with_the_page_that_it_breaks(PagePrefetch prefetch)
    {
        var filter = new ListWebappsFilter();
        var service = Of(page => Page(page, 30));
        var seen = 0;

        var act = async () =>
        {
            await foreach (var _ in service.CreateClient().ListWebappsAsync(filter, prefetch, Token))
            {
                seen++;
                filter.PageSize = 0;
            }
        };

        await act.Should().ThrowAsync<ArgumentException>();
        seen.Should().Be(1 + Ahead(prefetch));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_caller_who_takes_one_webapp_costs_no_more_requests_than_promised(PagePrefetch prefetch)
    {
        var service = OfPages(50);

        await foreach (var _ in service.CreateClient().ListWebappsAsync(null, prefetch, Token))
        {
            break;
        }

        service.Requested.Should().Equal(Enumerable.Range(1, 1 + Ahead(prefetch)));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Nothing_is_requested_before_somebody_iterates(PagePrefetch prefetch)
    {
        var service = OfPages(3);
        var webapps = service.CreateClient().ListWebappsAsync(null, prefetch, Token);

        await using var iterator = webapps.GetAsyncEnumerator(Token);

        service.Requested.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_cancellation_between_two_webapps_ends_the_iteration_and_its_requests(PagePrefetch prefetch)
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(StubService.Page(1, 9, "a", "b")) : _gates.WaitAsync(page, token));
        using var cancellation = new CancellationTokenSource();
        await using var iterator = service.CreateClient().ListWebappsAsync(null, prefetch, cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
        await iterator.MoveNextAsync();

        await cancellation.CancelAsync();

        var act = async () => await iterator.MoveNextAsync();
        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        service.UnderWay.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_cancellation_amid_a_request_ends_the_iteration_with_the_token_of_the_caller(PagePrefetch prefetch)
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 9)) : _gates.WaitAsync(page, token));
        using var cancellation = new CancellationTokenSource();
        var seen = new List<string>();
        var listing = ListIntoAsync(seen, service, prefetch, cancellation.Token);
        await service.ArrivalAsync(2, listing, Token);

        await cancellation.CancelAsync();

        var act = () => listing;
        (await act.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        service.UnderWay.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task The_caller_s_synchronization_context_is_not_used(PagePrefetch prefetch)
    {
        var context = new CountingContext();
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        Task listing;
        PagedService service;
        try
        {
            service = new PagedService(_gates.WaitAsync);
            listing = ListIntoAsync([], service, prefetch, Token);
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
    public async Task With_none_ahead_nothing_is_under_way_while_the_caller_works()
    {
        var service = OfPages(3);
        await using var iterator = service.CreateClient().ListWebappsAsync(null, PagePrefetch.None, Token).GetAsyncEnumerator(Token);

        await iterator.MoveNextAsync();

        service.Requested.Should().Equal(1);
        service.UnderWay.Should().Be(0);
    }

    [Fact]
    public async Task With_one_ahead_page_two_is_under_way_while_the_caller_works_on_page_one()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(StubService.Page(1, 9, "a", "b")) : _gates.WaitAsync(page, token));
        await using var iterator = service.CreateClient().ListWebappsAsync(null, PagePrefetch.OneAhead, Token).GetAsyncEnumerator(Token);

        await iterator.MoveNextAsync();
        await service.ArrivalAsync(2, Token);
        service.UnderWay.Should().Be(1);

        // And page three only once the caller has come to page two.
        await iterator.MoveNextAsync();
        service.Requested.Should().Equal(1, 2);
        _gates.Open(2, Page(2, 9));
        await iterator.MoveNextAsync();
        await service.ArrivalAsync(3, Token);
        service.Requested.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task With_four_at_once_four_are_under_way_and_never_five()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 20)) : _gates.WaitAsync(page, token));
        await using var iterator = service.CreateClient().ListWebappsAsync(null, PagePrefetch.Concurrent(4), Token).GetAsyncEnumerator(Token);

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
    public async Task Answers_that_overtake_each_other_come_out_in_order()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 5)) : _gates.WaitAsync(page, token));
        var seen = new List<string>();
        var listing = ListIntoAsync(seen, service, PagePrefetch.Concurrent(4), Token);

        foreach (var page in new[] { 5, 3, 4, 2 })
        {
            await service.ArrivalAsync(page, listing, Token);
            _gates.Open(page, Page(page, 5));
        }

        await listing;
        seen.Should().Equal("webapp-1", "webapp-2", "webapp-3", "webapp-4", "webapp-5");
    }

    [Fact]
    public async Task A_failure_that_overtakes_waits_for_its_turn()
    {
        var service = new PagedService((page, token) => page == 1 ? Task.FromResult(Page(1, 9)) : _gates.WaitAsync(page, token));
        var seen = new List<string>();
        var listing = ListIntoAsync(seen, service, PagePrefetch.Concurrent(3), Token);
        await service.ArrivalAsync(4, listing, Token);

        _gates.Fail(4, new HttpRequestException("cut"));
        _gates.Open(3, Page(3, 9));
        _gates.Open(2, Page(2, 9));

        var act = () => listing;
        await act.Should().ThrowAsync<PeakConnectionException>();
        seen.Should().Equal("webapp-1", "webapp-2", "webapp-3");
        service.UnderWay.Should().Be(0, "the requests behind the failure were ended");
    }

    [Fact]
    public async Task Leaving_early_ends_the_requests_under_way_and_waits_until_they_have_ended()
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
        var iterator = service.CreateClient().ListWebappsAsync(null, PagePrefetch.Concurrent(3), CancellationToken.None).GetAsyncEnumerator(Token);
        await iterator.MoveNextAsync();
        service.UnderWay.Should().Be(3);

        var leaving = iterator.DisposeAsync().AsTask();
        for (var page = 2; page <= 4; page++)
        {
            await ending.WaitAsync(Token);
        }

        leaving.IsCompleted.Should().BeFalse("requests are still ending");
        ended.SetResult();
        await leaving;

        service.UnderWay.Should().Be(0);
        service.Requested.Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public async Task Failures_of_pages_that_nobody_takes_are_not_left_unobserved()
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
            // The finalizer of a failed task tells; another collection sees to what only the first one let go.
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
        var iterator = service.CreateClient().ListWebappsAsync(null, PagePrefetch.Concurrent(4), Token).GetAsyncEnumerator(Token);
        for (var taken = 1; taken <= 200; taken++)
        {
            await RememberNextAsync(iterator, pages);
            service.Requested.Should().HaveCount(taken + 4, "no more than four pages wait for the caller");
        }

        GC.Collect();

        // The page that the caller is at, and the one before at most.
        pages.Count(page => page.IsAlive).Should().BeLessThanOrEqualTo(2);
        await iterator.DisposeAsync();
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(int.MaxValue)]
    public void A_number_of_requests_that_makes_no_sense_is_refused(int requests) =>
        FluentActions.Invoking(() => PagePrefetch.Concurrent(requests)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("requests").WithMessage("Give 2 to 16 requests at once*OneAhead*None*");

    [Fact]
    public void Bad_arguments_are_refused_before_anybody_iterates()
    {
        var service = OfPages(1);
        var client = service.CreateClient();

        FluentActions.Invoking(() => client.ListWebappsAsync(null, null!)).Should().Throw<ArgumentNullException>().WithParameterName("prefetch");
        FluentActions.Invoking(() => client.ListWebappsAsync(new() { PageSize = 0 }, PagePrefetch.OneAhead))
            .Should().Throw<ArgumentException>().WithParameterName("filter").WithMessage("PageSize 0 is too small*");
        service.Requested.Should().BeEmpty();
    }

    [Fact]
    public async Task A_stand_in_of_the_client_that_knows_of_no_prefetch_lists_without()
    {
        IWebappClient standIn = new StandIn();

        var names = new List<string>();
        await foreach (var webapp in standIn.ListWebappsAsync(null, PagePrefetch.OneAhead, Token))
        {
            names.Add(webapp.Name);
        }

        names.Should().Equal("stand-in");
    }

    [Fact]
    public void A_choice_says_what_it_is() =>
        Choices.Select(choice => choice.Data.ToString()).Should().Equal("None", "OneAhead", "Concurrent(2)", "Concurrent(4)", "Concurrent(16)");

    private static int Ahead(PagePrefetch prefetch) => prefetch.PagesAhead;

    private static async Task LeaveAfterAFailureAheadAsync(string marker)
    {
        var service = new PagedService((page, _) => page == 1
            ? Task.FromResult(Page(1, 9))
            : Task.FromException<string>(new HttpRequestException(marker)));
        await foreach (var _ in service.CreateClient().ListWebappsAsync(null, PagePrefetch.Concurrent(4), Token))
        {
            break;
        }

        service.Requested.Should().HaveCount(5);
    }

    /// <summary>In a method of its own, so that no local of the test's keeps a webapp alive.</summary>
    private static async Task RememberNextAsync(IAsyncEnumerator<WebappSummary> iterator, List<WeakReference> webapps)
    {
        (await iterator.MoveNextAsync()).Should().BeTrue();
        webapps.Add(new WeakReference(iterator.Current));
    }

    private static async Task<List<string>> NamesAsync(PagedService service, PagePrefetch prefetch)
    {
        var names = new List<string>();
        await ListIntoAsync(names, service, prefetch, Token);
        return names;
    }

    private static async Task ListIntoAsync(List<string> names, PagedService service, PagePrefetch prefetch, CancellationToken cancellationToken)
    {
        await foreach (var webapp in service.CreateClient().ListWebappsAsync(null, prefetch, cancellationToken).ConfigureAwait(false))
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
