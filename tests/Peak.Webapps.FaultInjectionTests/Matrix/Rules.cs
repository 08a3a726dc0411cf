using System.Net;
using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>What the caller must get, and how often a request may go out: from the contract and from what the client promises.</summary>
internal static class Rules
{
    private const int CreateOrUpdateRounds = 5;

    private const int MaxLostCreates = 2;

    private static readonly ContractDocument Contract = new(JObject.Parse(ServiceContract.ReadJson()));

    private static readonly JObject[] Operations = [.. Contract.Root["paths"]!.SelectTokens("*.*").OfType<JObject>()];

    /// <summary>By status, as the contract names them.</summary>
    private static readonly Dictionary<int, string> Exceptions = new()
    {
        [400] = nameof(BadRequestException),
        [401] = nameof(UnauthorizedException),
        [403] = nameof(ForbiddenException),
        [404] = nameof(NotFoundException),
        [409] = nameof(ConflictException),
        [413] = nameof(PayloadTooLargeException),
        [422] = nameof(UnprocessableEntityException),
        [429] = nameof(TooManyRequestsException),
        [500] = nameof(InternalServerErrorException),
    };

    /// <summary>The operations that are done when the thing is gone.</summary>
    private static readonly HashSet<string> GoneMeansDone =
        [.. Operations.Where(operation => operation["x-gone-means-done"] is not null).Select(operation => (string)operation["operationId"]!)];

    private static readonly int MostAttempts = 1 + new PeakRetryOptions().MaxRetries;

    internal static Expectation Of(Fault fault, Column column, bool passes)
    {
        if (column.IsOverWhenGone && fault.Status == (int)HttpStatusCode.NotFound)
        {
            return Ends(column, Expectation.Result, struck: fault.Outcome == Outcome.Gone ? 2 : 1);
        }

        if (column.IsWait && (IsRiddenOut(fault) || (column.IsOverWhenGone && fault.Outcome == Outcome.Result)))
        {
            return passes
                ? Ends(column, Expectation.Result, struck: 2)
                : Ends(column, nameof(PeakTimeoutException), Expectation.Many);
        }

        if (fault.Outcome == Outcome.Result)
        {
            return Ends(column, Expectation.Result);
        }

        if (fault.CarriesOut && column.IsCreateOrUpdate)
        {
            // The next look-up finds it, and it is updated to what was asked for.
            return new([2, 1, 1], Expectation.Result);
        }

        if (IsOvertaken(fault, column))
        {
            // An answer that is lost costs one more attempt.
            var lost = fault.Outcome == Outcome.Gone ? 1 : 0;
            return passes
                ? Ends(column, Expectation.Result, struck: 2, rounds: 2)
                : Ends(column, nameof(CreateOrUpdateException), CreateOrUpdateRounds + lost, CreateOrUpdateRounds);
        }

        if (column.IsCreateOrUpdate && column.Struck == WebappOperations.CreateWebapp && MayBeCreated(fault))
        {
            return LosesCreates(fault, column, passes);
        }

        if (fault.Outcome == Outcome.Gone)
        {
            return IsRepeatable(column.Struck)
                ? Ends(column, GoneMeansDone.Contains(column.Struck) ? Expectation.Result : Exception(fault), struck: 2)
                : Ends(column, nameof(PeakConnectionException));
        }

        var attempts = IsRetried(fault, column.Struck) ? MostAttempts : 1;
        return passes && attempts > 1
            ? Ends(column, Expectation.Result, struck: 2)
            : Ends(column, Exception(fault), attempts);
    }

    /// <summary>How often each step is sent: the ones before the one that is struck, and those after when there is a result.</summary>
    private static Expectation Ends(Column column, string got, int struck = 1, int rounds = 1)
    {
        var place = column.Steps.ToList().IndexOf(column.StruckStep);
        var sent = column.Steps.Select((_, step) => step < place ? rounds : step == place ? struck : got == Expectation.Result ? 1 : 0);
        return new([.. sent], got);
    }

    /// <summary>Whether create-or-update asks by another look-up what became of its create.</summary>
    private static bool MayBeCreated(Fault fault) => fault.Outcome switch
    {
        Outcome.Unreachable or Outcome.Untrusted => false,
        Outcome.Failure => IsTransient(fault.Status) && fault.Status != (int)HttpStatusCode.TooManyRequests,
        _ => true,
    };

    /// <summary>Whether a wait polls on.</summary>
    private static bool IsRiddenOut(Fault fault) => fault.Outcome switch
    {
        Outcome.Failure => IsTransient(fault.Status),
        Outcome.Result => fault.LeavesAWaitWaiting,
        Outcome.Untrusted or Outcome.Gone => false,
        _ => true,
    };

    /// <summary>Nothing was created here: so it is created once more after a look-up, and then a look-up ends it.</summary>
    private static Expectation LosesCreates(Fault fault, Column column, bool passes)
    {
        if (passes)
        {
            return Ends(column, Expectation.Result, struck: 2, rounds: 2);
        }

        // The second create of this fault is answered as the fault goes on.
        return fault.Outcome == Outcome.Gone
            ? Ends(column, Exception(fault), struck: 2, rounds: 2)
            : Ends(column, fault.Outcome == Outcome.Failure ? Exception(fault) : nameof(CreateOrUpdateException), MaxLostCreates, MaxLostCreates + 1);
    }

    /// <summary>Whether a failure may be gone a moment later.</summary>
    internal static bool IsTransient(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    private static bool IsRetried(Fault fault, string operation) => fault.Outcome switch
    {
        Outcome.Unreachable => true,
        Outcome.Broken or Outcome.Late => IsRepeatable(operation),
        Outcome.Failure when fault.AsksForTooLongAWait => false,
        Outcome.Failure => IsTransient(fault.Status) && (IsRepeatable(operation) || fault.Status == (int)HttpStatusCode.TooManyRequests),
        _ => false,
    };

    /// <summary>Whether sending it twice does what sending it once does: only a create does not.</summary>
    private static bool IsRepeatable(string operation) => ServiceContract.Embedded.Operation(operation).Method != "POST";

    /// <summary>Whether create-or-update takes the failure for the deed of another caller, and starts over.</summary>
    private static bool IsOvertaken(Fault fault, Column column) => column.IsCreateOrUpdate && fault.Outcome is Outcome.Failure or Outcome.Gone
        && ((column.Struck == WebappOperations.CreateWebapp && Exception(fault) == nameof(ConflictException))
            || (column.Struck == WebappOperations.UpdateWebapp && Exception(fault) == nameof(NotFoundException)));

    /// <summary>The exception of a call that ends with the fault.</summary>
    private static string Exception(Fault fault) => fault.Outcome switch
    {
        Outcome.Failure or Outcome.Gone => Exceptions.GetValueOrDefault(fault.Status, nameof(PeakApiException)),
        Outcome.Unusable => nameof(InvalidResponseException),
        Outcome.Broken or Outcome.Unreachable or Outcome.Untrusted or Outcome.TooLarge => nameof(PeakConnectionException),
        Outcome.Late => nameof(PeakTimeoutException),
        _ => throw new ArgumentException($"A call does not end with {fault}.", nameof(fault)),
    };
}
