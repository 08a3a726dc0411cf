using System.Text;
using System.Text.Json;
using CsCheck;
using Newtonsoft.Json;
using Peak.Webapps.JsonTests.Support;
using JsonException = Newtonsoft.Json.JsonException;

namespace Peak.Webapps.JsonTests;

/// <summary>The generated writers write what Newtonsoft.Json's reflection writes, and what can be read again.</summary>
public sealed class WritingTests
{
    // As many in all, however many types there are.
    private static readonly long Samples = Effort.Of(36_000) / ContractTypes.Objects.Count;

    public static TheoryData<Type> Types => ContractTypes.ForTheory;

    [Theory]
    [MemberData(nameof(Types))]
    public void Generated_writers_agree_with_reflection_to_the_byte(Type type)
    {
        var written = new Share();

        Values.Possible(type).Sample(value => Difference(value, written).Should().BeNull(), iter: Samples, print: Print);

        written.OfSuccesses.Should().BeGreaterThan(0.5, "most values are to be written, and not refused");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_written_is_read_as_the_same_value(Type type) =>
        Values.Valid(type).Sample(
            value =>
            {
                using var body = Bodies.Of(Written(value));
                Reflection.Write(Generated.Read(type, body)).Should().Be(Reflection.Write(value));
            },
            iter: Samples,
            print: Print);

    [Theory]
    [MemberData(nameof(Types))]
    public void Exactly_what_is_given_is_written(Type type) =>
        Values.Valid(type).Sample(
            value =>
            {
                using var written = JsonDocument.Parse(Written(value));
                written.RootElement.EnumerateObject().Select(member => member.Name).Should().Equal(GivenNames(type, value));
            },
            iter: Samples / 5,
            print: Print);

    [Theory]
    [MemberData(nameof(Types))]
    public void Users_own_serializers_write_what_the_client_sends(Type type) =>
        Values.Valid(type).Sample(
            value => JsonConvert.SerializeObject(value).Should().Be(Encoding.UTF8.GetString(Written(value))),
            iter: Samples / 5,
            print: Print);

    [Fact]
    public void A_failure_is_printed_with_a_seed_that_replays_it()
    {
        var values = Values.Possible(ContractTypes.Objects[0]).Select(Print);
        var failing = () => values.Sample(value => value.Length < 100, iter: Samples, threads: 1);
        var message = failing.Should().Throw<CsCheckException>().Which.Message;
        var seed = message.Split('"')[1];

        var replaying = () => values.Sample(value => value.Length < 100, seed: seed, iter: 1, threads: 1);

        replaying.Should().Throw<CsCheckException>().Which.Message.Should().Contain(seed);
    }

    private static string? Difference(object value, Share written)
    {
        var ours = Outcome<byte[]>.Of(() => Written(value));
        var theirs = Outcome<byte[]>.Of(() => Encoding.UTF8.GetBytes(Reflection.Write(value)));
        written.Count(theirs.Succeeded);
        return ours.Fault is not (null or JsonException) ? $"threw {ours.Fault}"
            : ours.Succeeded != theirs.Succeeded ? $"ours: {ours.Verdict}, theirs: {theirs.Verdict}"
            : ours.Succeeded && !ours.Value.AsSpan().SequenceEqual(theirs.Value) ? $"ours: {Encoding.UTF8.GetString(ours.Value!)}"
            : null;
    }

    /// <summary>In the order of the contract: what has a value or may not be left out; then what the contract does not know.</summary>
    private static IEnumerable<string> GivenNames(Type type, object value) =>
    [
        .. from member in ContractTypes.PropertiesOf(type)
            where ContractTypes.IsRequired(member.Property) || member.Property.GetValue(value) is not null
            select member.Name,
        .. (ContractTypes.UnknownOf(type)?.GetValue(value) as IDictionary<string, Newtonsoft.Json.Linq.JToken>)?.Keys ?? [],
    ];

    private static byte[] Written(object value) => PeakJson.Write((IJsonObject)value);

    private static string Print(object value) => Outcome<string>.Of(() => Reflection.Write(value)) is { Succeeded: true } written ? written.Value! : $"a {value.GetType().Name} that cannot be written";
}
