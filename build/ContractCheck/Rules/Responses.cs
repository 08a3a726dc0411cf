using System.Text.RegularExpressions;

namespace Peak.Webapps.Build.Rules;

/// <summary>An operation has one success, which becomes its result, and failures, which become exceptions.</summary>
internal static partial class Responses
{
    public static void Check(Contract contract, Faults faults)
    {
        var exceptions = new ExceptionNames(faults);
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
                else if (ExactStatus().IsMatch(place.Key))
                {
                    exceptions.Check(place, response);
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

        if (response["x-exception"] is { } exception)
        {
            faults.Add(FaultId.MisplacedExtension, exception,
                $"'x-exception' means nothing in the success {place.Key}. It belongs in a failure (4xx, 5xx)");
        }
    }

    private static bool IsMap(YamlNode node) => node.Kind == YamlKind.Map;

    private static bool IsSuccess(YamlNode place) => ExactStatus().IsMatch(place.Key) && place.Key[0] == '2';

    [GeneratedRegex(@"^[245][0-9]{2}\z")]
    private static partial Regex ExactStatus();

    /// <summary>Sees to it that statuses and exceptions correspond one to one in the whole contract.</summary>
    private sealed class ExceptionNames(Faults faults)
    {
        private readonly Dictionary<string, string> _exceptionOf = [];
        private readonly Dictionary<string, string> _statusOf = [];

        public void Check(YamlNode place, YamlNode response)
        {
            if (response["x-exception"] is not { } exception)
            {
                faults.Add(FaultId.FailureWithoutException, response,
                    $"The failure {place.Key} does not say what exception it becomes. Add 'x-exception'");
                return;
            }

            var status = place.Key;
            var (name, known) = (exception.Value, _exceptionOf.GetValueOrDefault(status, exception.Value));
            if (known != name)
            {
                faults.Add(FaultId.InconsistentException, exception,
                    $"The failure {status} becomes '{name}' here but '{known}' elsewhere. "
                    + "Use one of the two everywhere");
                return;
            }

            _exceptionOf[status] = name;
            if (_statusOf.TryGetValue(name, out var other) && other != status)
            {
                faults.Add(FaultId.InconsistentException, place,
                    $"'{name}' already stands for the failure {other}, so it cannot stand for {status} too. "
                    + "Name another exception");
                return;
            }

            _statusOf[name] = status;
        }
    }
}
