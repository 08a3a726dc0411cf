using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>Lists while other callers create and delete webapps, over generated schedules.</summary>
public sealed class ListRaceTests
{
    private static readonly Gen<ListRaceSetting> Settings = Gen.Select(
        Gen.Int[0, 4],
        Gen.Int[0, 12],
        Gen.Int[1, 4],
        Gen.Int[-15, 15].Array[0, 14],
        Schedules.Choices,
        static (pagesAhead, webapps, pageSize, others, schedule) => new ListRaceSetting
        {
            PagesAhead = pagesAhead,
            Webapps = webapps,
            PageSize = pageSize,
            Others = others,
            Schedule = schedule,
        });

    [Fact]
    public void A_list_keeps_its_promises_while_others_create_and_delete_webapps() => Settings.Explore(setting =>
    {
        var race = new ListRace(setting).Run(setting.Schedule);

        EndsWithoutAnError(race);
        RequestsEachPageOnceAndNoneThatNeverExisted(race, setting);
        ListsAllWebappsOfItsPages(race);
        ListsOnceEachWebappThatStaysOnItsPage(race);
        KeepsTheOrderOfTheService(race);
        ListsNoWebappMoreOftenThanItWasOnDifferentPages(race);
    });

    [Fact]
    public void A_list_whose_pages_always_report_one_more_page_ends_with_an_empty_one() => Settings.Explore(setting =>
    {
        var race = new ListRace(setting with { ReportsOnePageMore = true }).Run(setting.Schedule);

        EndsWithoutAnError(race);
        race.Pages[^1].Ids.Should().BeEmpty();
        ListsAllWebappsOfItsPages(race);
    });

    private static void EndsWithoutAnError(ListRace race)
    {
        race.HasEnded.Should().BeTrue();
        race.Error.Should().BeNull();
    }

    private static void RequestsEachPageOnceAndNoneThatNeverExisted(ListRace race, ListRaceSetting setting)
    {
        race.Requested.Should().Equal(Enumerable.Range(1, race.Requested.Count));
        race.Requested.Count.Should().BeLessThanOrEqualTo(race.MostPages);
        if (setting.PagesAhead == 0)
        {
            race.Requested.Should().HaveCount(race.Pages.Count);
        }
    }

    private static void ListsAllWebappsOfItsPages(ListRace race) => race.Ids.Should().Equal(race.Pages.SelectMany(page => page.Ids));

    private static void ListsOnceEachWebappThatStaysOnItsPage(ListRace race)
    {
        foreach (var webapp in race.UnmovedWebapps)
        {
            race.Ids.Where(id => id == webapp.Id).Should().ContainSingle("{0} stayed on its page", webapp.Id);
        }
    }

    private static void KeepsTheOrderOfTheService(ListRace race) =>
        race.Ids.Where(id => race.UnmovedWebapps.Any(webapp => webapp.Id == id)).Should().Equal(race.UnmovedWebapps.Select(webapp => webapp.Id));

    private static void ListsNoWebappMoreOftenThanItWasOnDifferentPages(ListRace race)
    {
        foreach (var listed in race.Ids.GroupBy(id => id))
        {
            listed.Count().Should().BeLessThanOrEqualTo(race.PagesOf(listed.Key));
        }
    }
}
