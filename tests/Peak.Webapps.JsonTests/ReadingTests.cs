using CsCheck;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Peak.Webapps.JsonTests.Support;

namespace Peak.Webapps.JsonTests;

/// <summary>The generated readers take, refuse and understand what Newtonsoft.Json's reflection does.</summary>
public sealed class ReadingTests
{
    private const long Documents = 5_000;

    public static TheoryData<Type> Types => ContractTypes.ForTheory;

    [Theory]
    [MemberData(nameof(Types))]
    public void Generated_readers_agree_with_reflection(Type type) =>
        Support.Documents.Of(type).Sample(json => Difference(type, json).Should().BeNull(), iter: Documents, print: json => json);

    private static string? Difference(Type type, string json)
    {
        var (ours, ourFault) = Outcome(() => Generated.Read(type, json));
        var (theirs, theirFault) = Outcome(() => Reflection.Read(type, json));
        if (ourFault is not (null or JsonException))
        {
            return $"threw {ourFault}";
        }

        if ((ourFault is null) != (theirFault is null))
        {
            return KnownDifference.Covers(ourFault, theirFault)
                ? null
                : $"ours: {ourFault?.Message ?? "success"}, theirs: {theirFault?.Message ?? "success"}";
        }

        var expected = KnownDifference.Normalized(type, theirs);
        return JToken.DeepEquals(Reflection.ToToken(ours), expected) ? null : $"ours: {Reflection.Write(ours)}, theirs: {expected}";
    }

    private static (object? Value, Exception? Fault) Outcome(Func<object?> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
    }
}
