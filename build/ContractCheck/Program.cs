using Peak.Webapps.Build;

return CommandLine.Run(args, Console.Out, Console.Error);
