using Microsoft.Extensions.Logging;
using Sop697.Domain;
using Sop697.Domain.Steps;
using Sop697.Workflow.Ports;

namespace Sop697.Workflow;

/// <summary>A few words to everybody who holds certain positions, once to each person.</summary>
internal static class Telling
{
    /// <returns>How many people were told; who cannot be reached now is logged and left out.</returns>
    internal static async Task<int> TellAsync(
        this IReminderChannel channel, Office office, IReadOnlyList<Role> roles, LocalText words, ILogger log, CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var person in office.Positions.Where(p => roles.Contains(p.Role)).SelectMany(p => office.HoldersOf(p.Key)).DistinctBy(p => p.ObjectId))
        {
            try
            {
                if (await channel.TellAsync(person.ObjectId, words, cancellationToken) is null) told++;
            }
            catch (ChannelUnavailableException e)
            {
                log.AdministratorNotTold(e.Message);
            }
        }

        return told;
    }
}
