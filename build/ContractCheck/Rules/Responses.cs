using System.Text.RegularExpressions;

namespace Peak.Webapps.Build.Rules;

/// <summary>An operation has one success, which becomes its result, and failures, which become exceptions.</summary>
internal static partial class Responses
{
    /// <summary>The statuses that have an exception of their own in the client.</summary>
    private static readonly string[] StatusesWithException = ["400", "401", "403", "404", "409", "413", "422", "429", "500"];

    public static void Check(Contract contract, Faults faults)
    {
        foreach (var responses in contract.Values("responses", Part.Operation).Where(IsMap))
        {
            CheckStatuses(responses, faults);
            CheckSuccesses(responses, faults);
            foreach (var (place, response) in contract.ResolveAll(responses))
            {
                if (IsSuccess(place))
                {
                    CheckSuccess(place, response, faults);
                }
                else if (ExactStatus().IsMatch(place.Key) && !StatusesWithException.Contains(place.Key))
                {
                    faults.Add(FaultId.FailureWithoutException, place,
                        $"The client has no exception for the status {place.Key}. Add one to "
                        + "src/Peak.Webapps/Errors/StatusExceptions.cs, to build/templates/Client.Method.Declaration.liquid and to this rule");
                }
            }
        }
    }

    private static void CheckStatuses(YamlNode responses, Faults faults)
    {
        foreach (var response in responses.Children.Where(response => !ExactStatus().IsMatch(response.Key)))
        {
            faults.Add(FaultId.InexactStatus, response,
                $"'{response.Key}' is no exact status. "
                + "Document each success (2xx) and failure (4xx, 5xx) by its own number");
        }
    }

    private static void CheckSuccesses(YamlNode responses, Faults faults)
    {
        var successes = responses.Children.Where(IsSuccess).ToList();
        if (successes.Count == 0)
        {
            faults.Add(FaultId.NoSuccess, responses,
                "The operation documents no success (2xx). Add one: it becomes the method's result");
        }

        foreach (var further in successes.Skip(1))
        {
            faults.Add(FaultId.SeveralSuccesses, further,
                $"The operation already has the success '{successes[0].Key}', and a method has one result. "
                + "Remove one of the two");
        }
    }

    private static void CheckSuccess(YamlNode place, YamlNode response, Faults faults)
    {
        if (response["content"] is null)
        {
            faults.Add(FaultId.NotCovered, place,
                "A success without content is not covered: the content becomes the method's result. Add it");
        }
    }

    private static bool IsMap(YamlNode node) => node.Kind == YamlKind.Map;

    private static bool IsSuccess(YamlNode place) => ExactStatus().IsMatch(place.Key) && place.Key[0] == '2';

    [GeneratedRegex(@"^[245][0-9]{2}\z")]
    private static partial Regex ExactStatus();
}
