using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>Create-or-update of one name by several callers, over schedules that are generated. What holds in every race, <see cref="CreateOrUpdateRace.Run" /> sees to.</summary>
public sealed class CreateOrUpdateRaceTests
{
    private static readonly Gen<Way> AnyWay = Gen.Frequency((4, Gen.Const(Way.Plain)), (2, Gen.Const(Way.SkipUnchanged)), (1, Gen.Const(Way.Plan)));

    private static readonly Gen<Way> ActingWay = Gen.Frequency((3, Gen.Const(Way.Plain)), (1, Gen.Const(Way.SkipUnchanged)));

    /// <summary>Anything at all may happen, where the service detects duplicates.</summary>
    private static readonly Gen<CreateOrUpdateSetting> AnyRace = Gen.Select(
        Gen.Select(Gen.Int[1, 3], AnyWay.Array[1, 4], Gen.Int[0, 5], Gen.Int[1, 4]),
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 2], Schedules.Fates, Gen.Enum<Other>().Array[0, 12]),
        Schedules.Choices,
        static (who, what, schedule) => new CreateOrUpdateSetting
        {
            Clients = who.Item1,
            Callers = who.Item2,
            Neighbours = who.Item3,
            PageSize = who.Item4,
            Lag = what.Item1,
            Retries = what.Item2,
            Fates = what.Item3,
            Others = what.Item4,
            Schedule = schedule,
        });

    [Fact]
    public void Callers_of_many_clients_make_one_webapp_where_the_service_detects_duplicates() =>
        Gen.Select(Gen.Int[1, 4], ActingWay.Array[1, 3], Gen.Int[0, 7], Gen.Int[1, 4], Schedules.Choices)
            .Select((clients, callers, neighbours, pageSize, schedule) => new CreateOrUpdateSetting
            {
                Clients = clients,
                Callers = callers,
                Neighbours = neighbours,
                PageSize = pageSize,
                Schedule = schedule,
            })
            .Explore(setting =>
            {
                var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                MakesOneWebapp(race);
                // Overtaken once at most: the next look-up finds what the other created.
                race.Callers.Where(caller => caller.Exchanges.Count > (2 * race.Service.MostPages) + 3).Should().BeEmpty();
            });

    [Fact]
    public void Callers_of_one_client_make_one_webapp_where_the_service_detects_no_duplicates() =>
        Gen.Select(ActingWay.Array[1, 6], Gen.Int[0, 7], Gen.Int[1, 4], Schedules.Choices)
            .Select((callers, neighbours, pageSize, schedule) => new CreateOrUpdateSetting
            {
                Clients = 1,
                Callers = callers,
                DetectsDuplicates = false,
                Neighbours = neighbours,
                PageSize = pageSize,
                Schedule = schedule,
            })
            .Explore(setting =>
            {
                var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                MakesOneWebapp(race);
                race.Callers.Where(caller => caller.Exchanges.Count > race.Service.MostPages + 2).Should().BeEmpty("nobody is overtaken");
            });

    [Fact]
    public void A_create_whose_answer_is_lost_makes_no_second_webapp() =>
        Gen.Select(Gen.Bool, Gen.Int[1, 3], ActingWay.Array[1, 3], Gen.Int[0, 4], Gen.Int[0, 2], Schedules.Fates, Schedules.Choices)
            .Select((detects, clients, callers, neighbours, retries, fates, schedule) => new CreateOrUpdateSetting
            {
                Clients = detects ? clients : 1,
                Callers = callers,
                DetectsDuplicates = detects,
                Neighbours = neighbours,
                PageSize = 2,
                Retries = retries,
                Fates = fates,
                IsFateOfCreates = true,
                Schedule = schedule,
            })
            .Explore(setting =>
            {
                var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                race.Service.Named(CreateOrUpdateRace.Name).Count().Should().BeLessThanOrEqualTo(1);
                race.Results.Where(result => result.Id != race.Present.Single().Id).Should().BeEmpty();
                race.Callers.Where(caller => caller.Failure is not null && caller.Cuts < CreateOrUpdateCall.MaxLostCreates).Should().BeEmpty();
            });

    [Fact]
    public void Callers_hold_their_own_while_others_create_update_and_delete_the_name() => AnyRace.Explore(
        setting =>
        {
            var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

            race.Present.Count.Should().BeLessThanOrEqualTo(1);
        },
        count: 2000);

    [Fact]
    public void Callers_give_up_only_after_others_were_in_the_way_more_than_once() =>
        Gen.Select(Gen.Int[1, 3], AnyWay.Array[1, 4], Gen.Int[0, 2].Select(other => new[] { Other.Creates, Other.Deletes, Other.Updates }[other]).Array[0, 12], Schedules.Choices)
            .Select((clients, callers, others, schedule) => new CreateOrUpdateSetting { Clients = clients, Callers = callers, Others = others, Schedule = schedule })
            .Explore(setting =>
            {
                var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                // A deletion costs a caller two rounds: it finds nothing to update, and then is not the first to create.
                var deletes = setting.Others.Count(other => other == Other.Deletes);
                race.Callers.Where(caller => caller.Failure is not null && deletes < 2).Should().BeEmpty();
            });

    [Fact]
    public void A_caller_who_is_cancelled_lets_the_others_have_their_turns() =>
        Gen.Select(Gen.Bool, ActingWay.Array[2, 5], Gen.Int[1, 3], Schedules.Choices)
            .Select((detects, callers, cancelled, schedule) => new CreateOrUpdateSetting
            {
                Clients = 1,
                Callers = callers,
                DetectsDuplicates = detects,
                Others = [.. Enumerable.Repeat(Other.CancelsACaller, cancelled)],
                Schedule = schedule,
            })
            .Explore(setting =>
            {
                var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                race.Callers.Where(caller => caller.Failure is not null && !caller.IsCancelled).Should().BeEmpty();
                race.Present.Count.Should().BeLessThanOrEqualTo(1);
                race.Results.Where(result => result.Id != race.Present.Single().Id).Should().BeEmpty();
            });

    [Fact]
    public void Among_250_names_that_contain_the_name_the_exact_one_is_the_only_one() =>
        Gen.Select(Gen.Int[1, 3], ActingWay.Array[1, 2], Schedules.Choices)
            .Select((clients, callers, schedule) => new CreateOrUpdateSetting { Clients = clients, Callers = callers, Neighbours = 250, Schedule = schedule })
            .Explore(
                setting =>
                {
                    var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                    race.Service.MostPages.Should().Be(3);
                    MakesOneWebapp(race);
                },
                count: 100);

    private static void MakesOneWebapp(CreateOrUpdateRace race)
    {
        race.Callers.Where(caller => caller.Failure is not null).Should().BeEmpty();
        var webapp = race.Service.Named(CreateOrUpdateRace.Name).Should().ContainSingle().Subject;
        race.Results.Should().HaveCount(race.Callers.Count);
        race.Results.Where(result => result.Id != webapp.Id).Should().BeEmpty();
        race.Results.Where(result => result.Outcome == CreateOrUpdateOutcome.Created).Should().ContainSingle();
    }
}
