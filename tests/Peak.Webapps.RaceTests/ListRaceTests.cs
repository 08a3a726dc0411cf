using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>Lists while others create and delete, over schedules that are generated: what the documentation promises, and no more.</summary>
public sealed class ListRaceTests
{
    private static readonly Gen<Listing> Listings = Gen.Select(
        Gen.Int[0, 4],
        Gen.Int[0, 12],
        Gen.Int[1, 4],
        Gen.Int[-15, 15].Array[0, 14],
        Schedules.Choices,
        static (ahead, webapps, pageSize, others, schedule) => new Listing
        {
            Prefetch = ahead switch { 0 => PagePrefetch.None, 1 => PagePrefetch.OneAhead, _ => PagePrefetch.Concurrent(ahead) },
            Webapps = webapps,
            PageSize = pageSize,
            Others = others,
            Schedule = schedule,
        });

    [Fact]
    public void A_list_ends_without_a_failure() => Listings.Explore(listing =>
    {
        var race = new ListRace(listing).Run(listing.Schedule);

        race.HasEnded.Should().BeTrue();
        race.Failure.Should().BeNull();
    });

    [Fact]
    public void A_list_that_always_tells_of_one_more_page_ends_at_an_empty_one() => Listings.Explore(listing =>
    {
        var race = new ListRace(listing with { TellsOfOneMore = true }).Run(listing.Schedule);

        race.HasEnded.Should().BeTrue();
        race.Failure.Should().BeNull();
        race.Pages[^1].Ids.Should().BeEmpty();
        race.Ids.Should().Equal(race.Pages.SelectMany(page => page.Ids));
    });

    [Fact]
    public void Each_page_is_requested_once_at_most_and_none_that_the_list_never_had() => Listings.Explore(listing =>
    {
        var race = new ListRace(listing).Run(listing.Schedule);

        race.Requested.Should().Equal(Enumerable.Range(1, race.Requested.Count));
        race.Requested.Count.Should().BeLessThanOrEqualTo(race.MostPages);
    });

    [Fact]
    public void A_list_is_its_pages_up_to_the_count_that_the_last_of_them_told_of() => Listings.Explore(listing =>
    {
        var race = new ListRace(listing).Run(listing.Schedule);

        race.Ids.Should().Equal(race.Pages.SelectMany(page => page.Ids));
        if (listing.Prefetch == PagePrefetch.None)
        {
            race.Requested.Should().HaveCount(race.Pages.Count);
        }
    });

    [Fact]
    public void A_webapp_that_stays_on_its_page_is_listed_once() => Listings.Explore(listing =>
    {
        var race = new ListRace(listing).Run(listing.Schedule);

        foreach (var stayer in race.Stayers)
        {
            race.Ids.Where(id => id == stayer.Id).Should().ContainSingle("{0} stayed where it was", stayer.Id);
        }
    });

    [Fact]
    public void Webapps_that_stay_on_their_pages_are_listed_in_the_order_of_the_service() => Listings.Explore(listing =>
    {
        var race = new ListRace(listing).Run(listing.Schedule);

        race.Ids.Where(id => race.Stayers.Any(stayer => stayer.Id == id)).Should().Equal(race.Stayers.Select(stayer => stayer.Id));
    });

    [Fact]
    public void A_webapp_is_listed_no_more_often_than_there_were_pages_that_it_was_on() => Listings.Explore(listing =>
    {
        var race = new ListRace(listing).Run(listing.Schedule);

        foreach (var listed in race.Ids.GroupBy(id => id))
        {
            listed.Count().Should().BeLessThanOrEqualTo(race.PagesOf(listed.Key));
        }
    });
}
