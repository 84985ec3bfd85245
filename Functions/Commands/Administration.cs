using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sop697.Functions.Doctor;

namespace Sop697.Functions.Commands;

/// <summary>
/// What an administrator runs on the server, by a word after the program's name. Each ends with 0 when all is well, 1 when it found or refused
/// something, and 2 when it was asked wrongly or could not be done.
/// </summary>
internal static class Administration
{
    internal const int AskedWrongly = 2;

    /// <summary>An account begins with @, which would be taken for a file of arguments.</summary>
    private static readonly ParserConfiguration Literally = new() { ResponseFileTokenReplacer = null };

    /// <summary>A word that is no command must not start a server that nobody asked for; settings of the server begin with a dash.</summary>
    internal static bool IsMeant(string[] args) => args is [not ['-', ..], ..] or ["--help" or "-h" or "-?", ..];

    internal static Command All(IConfiguration configuration, TimeProvider time) => new RootCommand("SOP 697 untuk Teams: perintah administrator / the administrator's commands")
    {
        ProvisionCommand.For(configuration),
        DoctorCommand.For(configuration, time),
        VerifyCommand.For(configuration),
        ExportCommand.For(configuration, time),
        IndicatorsCommand.For(configuration),
        SubjectCommand.For(configuration, time),
        EraseCommand.For(configuration, time),
        RestoreCommand.For(configuration, time),
    };

    /// <returns>The code to end with.</returns>
    internal static async Task<int> RunAsync(Command command, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var parsed = command.Parse(args, Literally);
        if (parsed.Errors.Count > 0)
        {
            var asked = parsed.CommandResult.Command;
            var help = asked is RootCommand ? $"--help ({string.Join(", ", asked.Subcommands.Select(c => c.Name))})" : $"{asked.Name} --help";
            var why = string.Join(' ', parsed.Errors.SelectMany(e => e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            await output.WriteLineAsync($"Perintah tidak dapat dijalankan / cannot be run: {why} Lihat / see: {help}");
            return AskedWrongly;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false }, cancellationToken);
    }

    /// <summary>An option with what it means in both languages.</summary>
    internal static Option<T> Option<T>(string name, string indonesian, string english, string? value = null) =>
        new(name) { Description = $"{indonesian} / {english}", HelpName = value };

    /// <summary>An option whose value is a day of the calendar.</summary>
    internal static Option<DateOnly?> Day(string name, string indonesian, string english) => Read<DateOnly>(
        Option<DateOnly?>(name, indonesian, english, "YYYY-MM-DD"),
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        "tulis tanggal seperti 2026-10-31 / write the day as 2026-10-31.");

    /// <summary>An option whose value is a year since the SOP.</summary>
    internal static Option<int?> Year(string indonesian, string english) => Read<int>(
        Option<int?>("--year", indonesian, english, "YYYY"),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2021 and < 9999 ? year : null,
        "tahun sejak 2021 / a year since 2021.");

    private static Option<T?> Read<T>(Option<T?> option, Func<string, T?> read, string wanted)
        where T : struct
    {
        option.CustomParser = result =>
        {
            var value = read(result.Tokens[0].Value);
            if (value is null) result.AddError($"{option.Name}: {wanted}");
            return value;
        };
        return option;
    }

    /// <summary>Adds a rule that no single option can say.</summary>
    internal static Command Where(this Command command, Func<CommandResult, bool> holds, string indonesian, string english)
    {
        command.Validators.Add(result =>
        {
            if (!holds(result)) result.AddError($"{indonesian} / {english}.");
        });
        return command;
    }

    /// <summary>Does what was asked, with the options as they were read.</summary>
    /// <param name="run">Is given what was read, where to write, and when to stop.</param>
    internal static Command Does(this Command command, Func<ParseResult, TextWriter, CancellationToken, Task<int>> run)
    {
        command.SetAction((read, cancellationToken) => run(read, read.InvocationConfiguration.Output, cancellationToken));
        return command;
    }
}
