namespace Slipway.Services.Configuration;

/// <summary>
/// A failure that the operator can act on. The message is one line, 'what was being done: cause', and holds no secret;
/// the program ends with it and exit code 1.
/// </summary>
/// <param name="message">What was being done, and the cause.</param>
/// <param name="innerException">What caused it, if anything.</param>
public sealed class ServiceException(string message, Exception? innerException = null) : Exception(message, innerException);
