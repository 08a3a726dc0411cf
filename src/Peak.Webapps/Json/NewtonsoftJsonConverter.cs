using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;
using JsonSerializer = Newtonsoft.Json.JsonSerializer;

namespace Peak.Webapps;

/// <summary>Reads and writes generated types with Newtonsoft.Json, through the same generated code.</summary>
internal sealed class NewtonsoftJsonConverter : JsonConverter
{
    // Comments and depth are the business of the reader that the JSON comes from.
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, MaxDepth = int.MaxValue };

    public override bool CanConvert(Type objectType) => ContractJson.Find(Nullable.GetUnderlyingType(objectType) ?? objectType) is not null;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        while (reader.TokenType == JsonToken.Comment)
        {
            reader.Read();
        }

        var isStruct = objectType.IsValueType && Nullable.GetUnderlyingType(objectType) is null;
        if (reader.TokenType == JsonToken.Null && !isStruct)
        {
            return null;
        }

        var (path, dates) = (reader.Path, reader.DateParseHandling);
        // Text that looks like a date is to stay as it is.
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(JRaw.Create(reader).ToString(CultureInfo.InvariantCulture)), Options);
            json.Read();
            return Json(objectType).Read(ref json);
        }
        catch (JsonException exception)
        {
            var place = reader as IJsonLineInfo;
            throw new JsonSerializationException(
                exception.Message, FullPath(path, exception), place?.LineNumber ?? 0, place?.LinePosition ?? 0, exception);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        try
        {
            JTokenBuilder.Parse(PeakJson.Write(value).Span).WriteTo(writer);
        }
        catch (JsonException exception)
        {
            throw new JsonSerializationException(exception.Message, exception);
        }
    }

    private static IGeneratedJson Json(Type type) => (IGeneratedJson)ContractJson.Find(Nullable.GetUnderlyingType(type) ?? type)!;

    private static string FullPath(string path, JsonException exception) =>
        (path, (exception as JsonReadException)?.PathInValue ?? "") switch
        {
            (_, "") => path,
            ("", var inner) => inner,
            (_, ['[', ..] inner) => path + inner,
            (_, var inner) => $"{path}.{inner}",
        };
}
