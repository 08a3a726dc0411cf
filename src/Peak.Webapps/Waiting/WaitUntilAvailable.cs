using System.Runtime.ExceptionServices;

namespace Peak.Webapps;

/// <summary>Waits until a webapp serves.</summary>
internal sealed class WaitUntilAvailable(IWebappClient client, WaitOptions options, StateBefore before, TimeProvider timeProvider)
    : WebappWait(client, options, before, timeProvider)
{
    protected override bool IsOver(Webapp webapp)
    {
        if (Before.MayBe(webapp, Waited))
        {
            return false;
        }

        return webapp.Status.IsFailure ? throw new WebappFailedException(webapp) : webapp.Status == WebappStatus.Available;
    }

    protected override bool IsOver(NotFoundException missing)
    {
        if (!Before.MayBeMissing(Waited))
        {
            ExceptionDispatchInfo.Throw(missing);
        }

        return false;
    }
}
