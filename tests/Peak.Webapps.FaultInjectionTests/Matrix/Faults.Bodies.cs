using System.Text;
using Newtonsoft.Json.Linq;

namespace Peak.Webapps.FaultInjectionTests;

internal static partial class Faults
{
    private const int DeepLevels = 100_000;

    /// <summary>Operations whose responses have numbers, dates and a status.</summary>
    private static readonly string[] Rich = [WebappOperations.ListWebapps, WebappOperations.DescribeWebapp];

    /// <summary>Complete 200 responses with an unusual or invalid body.</summary>
    private static IEnumerable<Fault> Bodies()
    {
        yield return Text("empty", Outcome.Unusable, _ => "");
        yield return Text("white space", Outcome.Unusable, _ => " \r\n\t ");
        yield return Text("`null`", Outcome.Unusable, _ => "null");
        yield return Text("`{}`", Outcome.Unusable, _ => "{}");
        yield return Text("`[]`", Outcome.Unusable, _ => "[]");
        yield return Text("`42`", Outcome.Unusable, _ => "42");
        yield return Text("a string", Outcome.Unusable, _ => "\"fine\"");
        yield return Text("the object in an array", Outcome.Unusable, exchange => $"[{exchange.GoodText}]");
        yield return Text("truncated JSON of the right length", Outcome.Unusable, exchange => exchange.GoodText[..^5]);
        yield return Text("JSON with text after it", Outcome.Unusable, exchange => $"{exchange.GoodText}{{}}");
        yield return Text("plain text", Outcome.Unusable, _ => "All is well.", "text/plain");
        yield return Text("HTML", Outcome.Unusable, _ => "<!DOCTYPE html><html><body>Please log in.</body></html>", "text/html; charset=utf-8");
        yield return Text("XML", Outcome.Unusable, _ => "<?xml version=\"1.0\"?><id>1</id>", "application/xml");
        yield return Text("JSON as text/html", Outcome.Result, exchange => exchange.GoodText, "text/html");
        yield return Text("JSON with an unknown charset", Outcome.Result, exchange => exchange.GoodText, "application/json; charset=klingon");
        yield return Text("JSON with an invalid Content-Type", Outcome.Result, exchange => exchange.GoodText, ";;;===");
        yield return Bytes("with a byte order mark", Outcome.Result, exchange => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(exchange.GoodText)]);
        yield return Bytes("UTF-16 without a byte order mark", Outcome.Unusable, exchange => Encoding.Unicode.GetBytes(exchange.GoodText));
        yield return Bytes("binary data", Outcome.Unusable, _ => [0, 1, 2, 0xff, 0xfe, 0x80, 0xc0]);
        yield return Text("unknown properties", Outcome.Result, exchange => With(exchange, "{\"newer\":{\"a\":[1,null]},\"\":0}"));
        yield return Text("type information", Outcome.Result, exchange =>
            With(exchange, $$"""{"$type":"{{NamedByJson.Name}}","$id":"1","newer":{"$type":"{{NamedByJson.Name}}","$values":[]} }"""));
        yield return Text("unknown status value", Outcome.Result, exchange => exchange.GoodText.Replace("AVAILABLE", "HIBERNATING", StringComparison.Ordinal)) with { Only = Rich, DoesNotEndWaits = true };
        yield return Text("blank status value", Outcome.Unusable, exchange => exchange.GoodText.Replace("AVAILABLE", " ", StringComparison.Ordinal)) with { Only = Rich };
        yield return Text("each property twice, the last one valid", Outcome.Result, Twice);
        yield return Text("each value of a wrong type", Outcome.Unusable, exchange => WrongTypes(exchange.Good).ToString());
        yield return Text("required property missing", Outcome.Unusable, exchange => First(exchange, property => property.Remove()));
        yield return Text("required property null", Outcome.Unusable, exchange => First(exchange, property => property.Value = JValue.CreateNull()));
        yield return Text("null in the list of webapps", Outcome.Unusable, exchange => First(exchange, property => property.Parent!["webapps"] = new JArray(JValue.CreateNull()))) with { Only = [WebappOperations.ListWebapps] };
        yield return Text("numbers out of range", Outcome.Unusable, exchange => Numbers(exchange, "99999999999999999999")) with { Only = Rich };
        yield return Text("numbers of 1e400", Outcome.Unusable, exchange => Numbers(exchange, "1e400")) with { Only = Rich };
        yield return Text("numbers with a fraction", Outcome.Unusable, exchange => Numbers(exchange, "1.5")) with { Only = [WebappOperations.ListWebapps] };
        yield return Text("invalid dates", Outcome.Unusable, exchange => exchange.GoodText.Replace("\"2026-", "\"on 2026-", StringComparison.Ordinal)) with { Only = Rich };
        yield return Text("unknown number of 100 digits", Outcome.Result, exchange => With(exchange, $"{{\"newer\":{new string('9', 100)}}}"));
        yield return Text("unknown number of 100,000 digits", Outcome.Result, exchange => With(exchange, $"{{\"newer\":{new string('9', 100_000)}}}"));
        yield return Text("unknown array, 100,000 levels deep", Outcome.Unusable, exchange =>
            With(exchange, $"{{\"newer\":{new string('[', DeepLevels)}{new string(']', DeepLevels)}}}"));
        yield return Text("100,000 levels deep from the top", Outcome.Unusable, _ => new string('[', DeepLevels));
        yield return Text("objects, 100,000 levels deep", Outcome.Unusable, _ => string.Concat(Enumerable.Repeat("{\"a\":", DeepLevels)));
        yield return Bytes("invalid UTF-8 between values", Outcome.Unusable, exchange => [0xff, 0xc0, .. Encoding.UTF8.GetBytes(exchange.GoodText)]);
        yield return Bytes("invalid UTF-8 in an unknown text", Outcome.Unusable, exchange =>
            [.. "{\"newer\":\""u8, 0xff, 0xc0, 0x80, .. "\","u8, .. Encoding.UTF8.GetBytes(exchange.GoodText[1..])]);
        yield return Text("lone surrogate in an unknown text", Outcome.Unusable, exchange => With(exchange, "{\"newer\":\"\\ud800\"}"));
    }

    /// <summary>The valid response with more properties in front.</summary>
    private static string With(Exchange exchange, string more) => $"{more[..^1]},{exchange.GoodText[1..]}";

    private static string Twice(Exchange exchange) =>
        With(exchange, new JObject(((JObject)exchange.Good).Properties().Select(property => new JProperty(property.Name, property.Value.Type switch
        {
            JTokenType.String when property.Name != "status" && !property.Name.EndsWith("At", StringComparison.Ordinal) => "another",
            _ => property.Value.DeepClone(),
        }))).ToString(Newtonsoft.Json.Formatting.None));

    private static JToken WrongTypes(JToken good) => good switch
    {
        JObject values => new JObject(values.Properties().Select(property => new JProperty(property.Name, WrongTypes(property.Value)))),
        JArray => "text",
        { Type: JTokenType.String } => new JObject(),
        _ => new JArray(),
    };

    /// <summary>The first property of each example is a required one.</summary>
    private static string First(Exchange exchange, Action<JProperty> change)
    {
        var copy = (JObject)exchange.Good.DeepClone();
        change(copy.Properties().First());
        return copy.ToString();
    }

    private static string Numbers(Exchange exchange, string number)
    {
        var copy = exchange.Good.DeepClone();
        foreach (var value in ((JContainer)copy).Descendants().OfType<JValue>().Where(value => value.Type == JTokenType.Integer).ToList())
        {
            value.Replace(new JRaw(number));
        }

        return copy.ToString();
    }

    private static Fault Text(string name, Outcome outcome, Func<Exchange, string> body, string contentType = "application/json") =>
        new("Body of a success response", name, outcome, exchange => exchange.RespondAsync(200, body(exchange), $"Content-Type: {contentType}"));

    private static Fault Bytes(string name, Outcome outcome, Func<Exchange, byte[]> body) =>
        new("Body of a success response", name, outcome, exchange => exchange.RespondAsync(200, body(exchange)));
}
