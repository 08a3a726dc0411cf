namespace Peak.Webapps;

/// <summary>A wait ended because the status of the service is a failure.</summary>
public sealed class ServiceFailedException(Service service)
    : PeakException(ServiceOperations.DescribeService, $"The status of the service '{service.Name}' ({service.Id}) is {service.Status}.")
{
    /// <summary>The service as it was described last.</summary>
    public Service Service { get; } = service;
}
