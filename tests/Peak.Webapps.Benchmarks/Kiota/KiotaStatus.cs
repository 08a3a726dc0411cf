using System.Runtime.Serialization;

namespace Peak.Webapps.Benchmarks.Kiota;

/// <summary>The statuses, in the shape that Kiota generates.</summary>
internal enum KiotaStatus
{
    [EnumMember(Value = "CREATING")]
    CREATING,
    [EnumMember(Value = "DEPLOYING")]
    DEPLOYING,
    [EnumMember(Value = "AVAILABLE")]
    AVAILABLE,
    [EnumMember(Value = "DELETING")]
    DELETING,
    [EnumMember(Value = "CREATE_FAILED")]
    CREATE_FAILED,
    [EnumMember(Value = "DELETE_FAILED")]
    DELETE_FAILED,
}
