using System.Text.RegularExpressions;

namespace Peak.Webapps.Build.Rules;

/// <summary>An operation has one success response, its result, and error responses, which become exceptions.</summary>
internal static partial class Responses
{
    /// <summary>The statuses that have an exception of their own in the client.</summary>
    private static readonly string[] StatusesWithException = ["400", "401", "403", "404", "409", "413", "422", "429", "500"];

    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var responses in contract.Values("responses", Part.Operation).Where(IsMap))
        {
            CheckStatuses(responses, errors);
            CheckSuccesses(responses, errors);
            foreach (var (place, response) in contract.ResolveAll(responses))
            {
                if (IsSuccess(place))
                {
                    CheckSuccess(place, response, errors);
                }
                else if (ExactStatus().IsMatch(place.Key) && !StatusesWithException.Contains(place.Key))
                {
                    errors.Add(ContractErrorId.StatusWithoutException, place,
                        $"The client has no exception for the status {place.Key}. Add one to "
                        + "src/Peak.Webapps/Errors/StatusExceptions.cs, to build/templates/Client.Method.Declaration.liquid and to this rule");
                }
            }
        }
    }

    private static void CheckStatuses(YamlNode responses, ContractErrors errors)
    {
        foreach (var response in responses.Children.Where(response => !ExactStatus().IsMatch(response.Key)))
        {
            errors.Add(ContractErrorId.InexactStatus, response,
                $"'{response.Key}' is not an exact status. "
                + "Document each success (2xx) and each error (4xx, 5xx) by its own number");
        }
    }

    private static void CheckSuccesses(YamlNode responses, ContractErrors errors)
    {
        var successes = responses.Children.Where(IsSuccess).ToList();
        if (successes.Count == 0)
        {
            errors.Add(ContractErrorId.NoSuccessResponse, responses,
                "The operation has no success response (2xx). Add one: it becomes the method's result");
        }

        foreach (var further in successes.Skip(1))
        {
            errors.Add(ContractErrorId.SeveralSuccessResponses, further,
                $"The operation already has the success response '{successes[0].Key}', and a method has one result. "
                + "Remove one of the two");
        }
    }

    private static void CheckSuccess(YamlNode place, YamlNode response, ContractErrors errors)
    {
        if (response["content"] is null)
        {
            errors.Add(ContractErrorId.NotSupported, place,
                "A success response without content is not supported: the content becomes the method's result. Add it");
        }
    }

    private static bool IsMap(YamlNode node) => node.Kind == YamlKind.Map;

    private static bool IsSuccess(YamlNode place) => ExactStatus().IsMatch(place.Key) && place.Key[0] == '2';

    [GeneratedRegex(@"^[245][0-9]{2}\z")]
    private static partial Regex ExactStatus();
}
