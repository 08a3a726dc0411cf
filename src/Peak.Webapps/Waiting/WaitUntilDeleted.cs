namespace Peak.Webapps;

/// <summary>Waits until a webapp is gone.</summary>
internal sealed class WaitUntilDeleted(IWebappClient client, WaitOptions options, StateBefore before, TimeProvider timeProvider)
    : WebappWait(client, options, before, timeProvider)
{
    protected override bool IsOver(Webapp webapp)
    {
        // Any other status, a failure to deploy included, may be that from before the deletion.
        if (!Before.MayBe(webapp, Waited) && webapp.Status == WebappStatus.DeleteFailed)
        {
            throw new WebappFailedException(webapp);
        }

        return false;
    }

    protected override bool IsOver(NotFoundException missing) => true;
}
