using System.Text.Json;
using Peak.Webapps.JsonTests.Support;

namespace Peak.Webapps.JsonTests;

/// <summary>What is read is what conforms to the contract: a validator of JSON Schema decides.</summary>
public sealed class ReadingTests
{
    // As many in all, however many types there are.
    private static readonly int Documents = FullRun.Share(20_000) / ContractTypes.Objects.Count;

    public static TheoryData<Type> Types => ContractTypes.ForTheory;

    [Theory]
    [MemberData(nameof(Types))]
    public void What_conforms_to_the_contract_is_read_and_nothing_else(Type type)
    {
        var (valid, invalid) = (0, 0);

        foreach (var json in Samples.Of(Support.Documents.Of(type), Documents))
        {
            var isValid = ContractSchemas.IsValid(type, json);
            _ = isValid ? valid++ : invalid++;
            if (IsRead(type, json) != isValid)
            {
                Assert.Fail($"The validator says {isValid}: {json}");
            }
        }

        valid.Should().BePositive();
        invalid.Should().BePositive();
    }

    private static bool IsRead(Type type, string json)
    {
        try
        {
            return Generated.Read(type, json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
