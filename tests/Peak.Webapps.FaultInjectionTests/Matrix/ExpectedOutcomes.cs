using System.Net;
using Newtonsoft.Json.Linq;
using Peak.Webapps.Testing;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>What the caller must get, and how often each request may be sent: from the contract, and from what the client promises.</summary>
internal static class ExpectedOutcomes
{
    private const int CreateOrUpdateRounds = 5;

    private const int MaxUncertainCreates = 2;

    private static readonly ContractDocument Contract = new(JObject.Parse(ServiceContract.ReadJson()));

    private static readonly JObject[] Operations = [.. Contract.Root["paths"]!.SelectTokens("*.*").OfType<JObject>()];

    /// <summary>The exception of each status that has its own.</summary>
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

    /// <summary>The operations that succeed if the resource is gone.</summary>
    private static readonly HashSet<string> GoneMeansDone =
        [.. Operations.Where(operation => operation["x-gone-means-done"] is not null).Select(operation => (string)operation["operationId"]!)];

    private static readonly PeakRetryOptions Retry = new();

    internal static Expectation Of(Fault fault, ClientCallCase call, bool once)
    {
        if (call.WaitsForDeletion && fault.Status is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Gone)
        {
            return Ends(call, Expectation.Result, faulty: fault.Outcome == Outcome.Gone ? 2 : 1);
        }

        if (call.IsWait && fault.RetryAfter > ClientCallCase.WaitTime && IsTransient(fault.Status))
        {
            // The wait respects the delay, and times out.
            return Ends(call, nameof(WaitTimeoutException));
        }

        if (call.IsWait && (ContinuesWaits(fault) || (call.WaitsForDeletion && fault.Outcome == Outcome.Result)))
        {
            return once
                ? Ends(call, Expectation.Result, faulty: 2)
                : Ends(call, nameof(WaitTimeoutException), Expectation.Many);
        }

        if (fault.Outcome == Outcome.Result)
        {
            return Ends(call, Expectation.Result);
        }

        if (fault.CarriesOut && call.IsCreateOrUpdate)
        {
            // The next lookup finds it, and the update sets what was asked for.
            return new([2, 1, 1, 1], Expectation.Result);
        }

        if (IsOvertaken(fault, call))
        {
            // A response that is lost costs one more attempt.
            var lost = fault.Outcome == Outcome.Gone ? 1 : 0;
            return Ends(call, nameof(CreateOrUpdateException), CreateOrUpdateRounds + lost, CreateOrUpdateRounds);
        }

        if (call.IsCreateOrUpdate && call.FaultyOperation == WebappOperations.CreateWebapp && MayBeCreated(fault))
        {
            return UncertainCreates(fault, call, once);
        }

        if (fault.Outcome == Outcome.Gone)
        {
            return IsRepeatable(call.FaultyOperation)
                ? Ends(call, GoneMeansDone.Contains(call.FaultyOperation) ? Expectation.Result : Exception(fault), faulty: 2)
                : Ends(call, nameof(PeakConnectionException));
        }

        var attempts = IsRetried(fault, call.FaultyOperation) ? 1 + Retry.MaxRetries : 1;
        return once && attempts > 1
            ? Ends(call, Expectation.Result, faulty: 2)
            : Ends(call, Exception(fault), attempts);
    }

    /// <summary>How often each step is sent: those before the faulty one, and those after it if there is a result.</summary>
    private static Expectation Ends(ClientCallCase call, string got, int faulty = 1, int rounds = 1)
    {
        var place = call.Steps.ToList().IndexOf(call.FaultyStep);
        var sent = call.Steps.Select((_, step) => step < place ? rounds : step == place ? faulty : got == Expectation.Result ? 1 : 0);
        return new([.. sent], got);
    }

    /// <summary>Whether create-or-update finds out by another lookup what became of its create.</summary>
    private static bool MayBeCreated(Fault fault) => fault.Outcome switch
    {
        Outcome.Unreachable or Outcome.Untrusted or Outcome.HeadersTooLarge => false,
        Outcome.ErrorResponse => IsTransient(fault.Status) && !IsRefused(fault.Status),
        _ => true,
    };

    /// <summary>Whether a wait goes on polling.</summary>
    private static bool ContinuesWaits(Fault fault) => fault.Outcome switch
    {
        Outcome.ErrorResponse => IsTransient(fault.Status),
        Outcome.Result => fault.DoesNotEndWaits,
        Outcome.Untrusted or Outcome.Gone or Outcome.TooLarge or Outcome.HeadersTooLarge => false,
        _ => true,
    };

    /// <summary>Nothing was created: so it is created once more after a lookup, and another lookup ends it.</summary>
    private static Expectation UncertainCreates(Fault fault, ClientCallCase call, bool once)
    {
        if (fault.RetryAfter > Retry.MaxDelay)
        {
            return Ends(call, nameof(CreateOrUpdateException));
        }

        if (once)
        {
            return Ends(call, Expectation.Result, faulty: 2, rounds: 2);
        }

        // The second create gets the 404 of a resource that is gone, which ends the call without another lookup.
        return fault.Outcome == Outcome.Gone
            ? Ends(call, nameof(CreateOrUpdateException), faulty: 2, rounds: 2)
            : Ends(call, fault.Outcome == Outcome.ErrorResponse ? Exception(fault) : nameof(CreateOrUpdateException), MaxUncertainCreates, MaxUncertainCreates + 1);
    }

    /// <summary>Whether a later attempt may succeed.</summary>
    internal static bool IsTransient(int status) => status is 408 or 425 or 429 || (status is >= 500 and < 600 && status is not (501 or 505 or 506 or 510 or 511));

    /// <summary>Whether the service refuses the request before it looks at it.</summary>
    private static bool IsRefused(int status) => status is 425 or 429;

    private static bool IsRetried(Fault fault, string operation) => fault.Outcome switch
    {
        Outcome.Unreachable => true,
        Outcome.Broken or Outcome.TimedOut => IsRepeatable(operation),
        Outcome.ErrorResponse when fault.RetryAfter > Retry.MaxDelay => false,
        Outcome.ErrorResponse => IsTransient(fault.Status) && (IsRepeatable(operation) || IsRefused(fault.Status)),
        _ => false,
    };

    /// <summary>Whether sending the request twice has the effect of sending it once: not for a create.</summary>
    private static bool IsRepeatable(string operation) => ServiceContract.Embedded.Operation(operation).Method != "POST";

    /// <summary>Whether create-or-update takes the error for the change of another caller, and starts over.</summary>
    private static bool IsOvertaken(Fault fault, ClientCallCase call) => call.IsCreateOrUpdate && fault.Outcome is Outcome.ErrorResponse or Outcome.Gone
        && ((call.FaultyOperation == WebappOperations.CreateWebapp && Exception(fault) == nameof(ConflictException))
            || (call.FaultyOperation is WebappOperations.UpdateWebapp or WebappOperations.DescribeWebapp && Exception(fault) == nameof(NotFoundException)));

    /// <summary>The exception of a call that ends with the fault.</summary>
    private static string Exception(Fault fault) => fault.Outcome switch
    {
        Outcome.ErrorResponse or Outcome.Gone => Exceptions.GetValueOrDefault(fault.Status, nameof(PeakApiException)),
        Outcome.Unusable or Outcome.TooLarge => nameof(InvalidResponseException),
        Outcome.Broken or Outcome.Unreachable or Outcome.Untrusted or Outcome.HeadersTooLarge => nameof(PeakConnectionException),
        Outcome.TimedOut => nameof(PeakTimeoutException),
        _ => throw new ArgumentException($"A call does not end with {fault}.", nameof(fault)),
    };
}
