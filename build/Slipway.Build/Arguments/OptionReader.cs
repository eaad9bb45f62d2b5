using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Wording;

namespace Slipway.Build.Arguments;

/// <summary>Reads single arguments. The command line as a whole is checked first.</summary>
public sealed class OptionReader
{
    private const int MostHours = 24;
    private const int MostFactor = 100;

    private readonly ICakeContext _context;

    /// <summary>Checks the command line.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="targets">The targets there are.</param>
    /// <exception cref="CakeException">The command line names a target or an argument that does not exist.</exception>
    public OptionReader(ICakeContext context, TargetCatalog targets)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        new ArgumentCheck(targets).Check(context.Arguments);
    }

    /// <summary>The value of an argument, or null when it was not given.</summary>
    /// <param name="name">Name of the argument.</param>
    public string? Text(string name) => _context.Arguments.GetArguments(name).LastOrDefault();

    /// <summary>All values of an argument that can be repeated, in order.</summary>
    /// <param name="name">Name of the argument.</param>
    public IReadOnlyList<string> Texts(string name) => [.. _context.Arguments.GetArguments(name)];

    /// <summary>Files, made absolute against the folder in which the user stands.</summary>
    /// <param name="name">Name of the argument, which can be repeated.</param>
    /// <exception cref="CakeException">One does not exist.</exception>
    public IReadOnlyList<FilePath> Files(string name) => [.. Texts(name).Select(text => ExistingFile(name, text))];

    /// <summary>Whether a switch is on.</summary>
    /// <param name="name">Name of the switch.</param>
    /// <exception cref="CakeException">Its value is neither true nor false.</exception>
    public bool Switch(string name) => Switches.IsOn(_context.Arguments, name);

    /// <summary>A length of time: <c>90s</c>, <c>10m</c>, <c>1h</c>; seconds without a unit. Null when it was not given.</summary>
    /// <param name="name">Name of the argument.</param>
    /// <exception cref="CakeException">It is none.</exception>
    public TimeSpan? Time(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        return int.TryParse(unit == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostHours * 3600 / Math.Max(unit, 1)
            ? TimeSpan.FromSeconds((long)number * Math.Max(unit, 1))
            : throw new CakeException($"Reading the command line: --{name}={text} is no length of time. Write it as 90s, 10m or 1h; {MostHours}h at most.");
    }

    /// <summary>A number that is not negative, such as <c>1.5</c>; null when it was not given.</summary>
    /// <param name="name">Name of the argument.</param>
    /// <exception cref="CakeException">It is none.</exception>
    public double? Factor(string name) => Text(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= MostFactor
            ? number
            : throw new CakeException($"Reading the command line: --{name}={text} is no factor. Write a number from 0 to {MostFactor}, such as 1.5.");

    /// <summary>A path, made absolute against the folder in which the user stands; null when it was not given.</summary>
    /// <param name="name">Name of the argument.</param>
    public string? Path(string name) => Text(name) is { } path ? new DirectoryPath(path).MakeAbsolute(_context.Environment).Collapse().FullPath : null;

    /// <summary>One of several things, by its name; null when it was not given.</summary>
    /// <param name="name">Name of the argument.</param>
    /// <param name="what">What sort of thing it is, for the message.</param>
    /// <param name="all">All there are.</param>
    /// <param name="nameOf">The name of one.</param>
    /// <exception cref="CakeException">There is none of that name; the message names the nearest.</exception>
    public T? OneOf<T>(string name, string what, IReadOnlyList<T> all, Func<T, string> nameOf)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(nameOf);
        return Text(name) is not { } text
            ? null
            : all.FirstOrDefault(one => nameOf(one) == text)
                ?? throw new CakeException($"Reading the command line: there is no {what} '{text}'. {NearestNames.Hint(text, [.. all.Select(nameOf)])}");
    }

    private FilePath ExistingFile(string name, string text)
    {
        var path = new FilePath(text).MakeAbsolute(_context.Environment).Collapse();
        return _context.FileSystem.GetFile(path).Exists ? path : throw new CakeException($"Reading the command line: --{name}={text} names no file.");
    }
}
