using CsCheck;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Peak.Webapps.JsonTests.Support;

namespace Peak.Webapps.JsonTests;

/// <summary>The generated readers take, refuse and understand what Newtonsoft.Json's reflection does.</summary>
public sealed class ReadingTests
{
    // As many in all, however many types there are.
    private static readonly long Documents = Effort.Of(45_000) / ContractTypes.Objects.Count;

    public static TheoryData<Type> Types => ContractTypes.ForTheory;

    [Theory]
    [MemberData(nameof(Types))]
    public void Generated_readers_agree_with_reflection(Type type)
    {
        var read = new Share();

        Support.Documents.Of(type).Sample(json => Difference(type, json, read).Should().BeNull(), iter: Documents, print: json => json);

        TestContext.Current.TestOutputHelper?.WriteLine($"{read.OfSuccesses:P0} of the documents were read by both.");
        read.OfSuccesses.Should().BeInRange(0.1, 0.97, "documents are to be read, and refused, in large numbers");
    }

    private static string? Difference(Type type, string json, Share read)
    {
        var ours = Outcome<object>.Of(() => Generated.Read(type, json));
        var theirs = Outcome<object>.Of(() => Reflection.Read(type, json));
        read.Count(ours.Succeeded && theirs.Succeeded);
        if (ours.Fault is not (null or JsonException))
        {
            return $"threw {ours.Fault}";
        }

        if (ours.Succeeded != theirs.Succeeded)
        {
            return KnownDifference.Covers(json, ours.Fault, theirs.Fault) ? null : $"ours: {ours.Verdict}, theirs: {theirs.Verdict}";
        }

        var expected = KnownDifference.Normalized(type, theirs.Value);
        return JToken.DeepEquals(Reflection.ToToken(ours.Value), expected) ? null : $"ours: {Reflection.Write(ours.Value)}, theirs: {expected}";
    }
}
