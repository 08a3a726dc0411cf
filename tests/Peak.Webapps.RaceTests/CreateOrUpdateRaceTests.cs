using CsCheck;

namespace Peak.Webapps.RaceTests;

/// <summary>Create-or-update of one name by several callers, over generated schedules. <see cref="CreateOrUpdateRace.Run" /> checks what must hold in every race.</summary>
public sealed class CreateOrUpdateRaceTests
{
    private static readonly Gen<CreateOrUpdateMode> AnyMode = Gen.Frequency((4, Gen.Const(CreateOrUpdateMode.Default)), (2, Gen.Const(CreateOrUpdateMode.SkipUnchanged)), (1, Gen.Const(CreateOrUpdateMode.Plan)));

    private static readonly Gen<CreateOrUpdateMode> ActingMode = Gen.Frequency((3, Gen.Const(CreateOrUpdateMode.Default)), (1, Gen.Const(CreateOrUpdateMode.SkipUnchanged)));

    /// <summary>Anything may happen, at a service that detects duplicates.</summary>
    private static readonly Gen<CreateOrUpdateSetting> AnyRace = Gen.Select(
        Gen.Select(Gen.Int[1, 3], AnyMode.Array[1, 4], Gen.Int[0, 5], Gen.Int[1, 4]),
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 2], Schedules.Fates, Gen.Enum<OtherCallerAction>().Array[0, 12]),
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
    public void Callers_of_many_clients_create_one_webapp_if_the_service_detects_duplicates() =>
        Gen.Select(Gen.Int[1, 4], ActingMode.Array[1, 3], Gen.Int[0, 7], Gen.Int[1, 4], Schedules.Choices)
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

                CreatesOneWebapp(race);
                // Overtaken at most once: the next lookup finds the created webapp.
                race.Callers.Where(caller => caller.Exchanges.Count > (2 * race.Service.MostPages) + 4).Should().BeEmpty();
            });

    [Fact]
    public void Callers_of_one_client_create_one_webapp_even_if_the_service_detects_no_duplicates() =>
        Gen.Select(ActingMode.Array[1, 6], Gen.Int[0, 7], Gen.Int[1, 4], Schedules.Choices)
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

                CreatesOneWebapp(race);
                race.Callers.Where(caller => caller.Exchanges.Count > race.Service.MostPages + 2).Should().BeEmpty("no caller is overtaken");
            });

    [Fact]
    public void A_create_whose_response_is_lost_creates_no_second_webapp() =>
        Gen.Select(Gen.Bool, Gen.Int[1, 3], ActingMode.Array[1, 3], Gen.Int[0, 4], Gen.Int[0, 2], Schedules.Fates, Schedules.Choices)
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
                race.Callers.Where(caller => caller.Error is not null && caller.Cuts < CreateOrUpdateRun<Webapp, WebappStatus>.MaxUncertainCreates).Should().BeEmpty();
            });

    [Fact]
    public void Results_are_correct_while_others_create_update_and_delete_the_name() => AnyRace.Explore(
        setting =>
        {
            var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

            race.Present.Count.Should().BeLessThanOrEqualTo(1);
        },
        count: 3000);

    [Fact]
    public void Callers_give_up_only_after_several_changes_of_other_callers() =>
        Gen.Select(Gen.Int[1, 3], AnyMode.Array[1, 4], Gen.Int[0, 2].Select(other => new[] { OtherCallerAction.Creates, OtherCallerAction.Deletes, OtherCallerAction.Updates }[other]).Array[0, 12], Schedules.Choices)
            .Select((clients, callers, others, schedule) => new CreateOrUpdateSetting { Clients = clients, Callers = callers, Others = others, Schedule = schedule })
            .Explore(setting =>
            {
                var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                // A deletion costs a caller two rounds: the webapp to update is missing, and then another caller creates it first.
                var deletes = setting.Others.Count(other => other == OtherCallerAction.Deletes);
                race.Callers.Where(caller => caller.Error is not null && deletes < 2).Should().BeEmpty();
            });

    [Fact]
    public void A_cancelled_caller_does_not_block_the_others() =>
        Gen.Select(Gen.Bool, ActingMode.Array[2, 5], Gen.Int[1, 3], Schedules.Choices)
            .Select((detects, callers, cancelled, schedule) => new CreateOrUpdateSetting
            {
                Clients = 1,
                Callers = callers,
                DetectsDuplicates = detects,
                Others = [.. Enumerable.Repeat(OtherCallerAction.CancelsACaller, cancelled)],
                Schedule = schedule,
            })
            .Explore(setting =>
            {
                var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                race.Callers.Where(caller => caller.Error is not null && !caller.IsCancelled).Should().BeEmpty();
                race.Present.Count.Should().BeLessThanOrEqualTo(1);
                race.Results.Where(result => result.Id != race.Present.Single().Id).Should().BeEmpty();
            });

    [Fact]
    public void The_exact_name_is_found_among_250_that_contain_it() =>
        Gen.Select(Gen.Int[1, 3], ActingMode.Array[1, 2], Schedules.Choices)
            .Select((clients, callers, schedule) => new CreateOrUpdateSetting { Clients = clients, Callers = callers, Neighbours = 250, Schedule = schedule })
            .Explore(
                setting =>
                {
                    var race = new CreateOrUpdateRace(setting).Run(setting.Schedule);

                    race.Service.MostPages.Should().Be(3);
                    CreatesOneWebapp(race);
                },
                count: 100);

    private static void CreatesOneWebapp(CreateOrUpdateRace race)
    {
        race.Callers.Where(caller => caller.Error is not null).Should().BeEmpty();
        var webapp = race.Service.Named(CreateOrUpdateRace.Name).Should().ContainSingle().Subject;
        race.Results.Should().HaveCount(race.Callers.Count);
        race.Results.Where(result => result.Id != webapp.Id).Should().BeEmpty();
        race.Results.Where(result => result.Outcome == CreateOrUpdateOutcome.Created).Should().ContainSingle();
    }
}
