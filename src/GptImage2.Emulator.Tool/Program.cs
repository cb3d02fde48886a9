using GptImage2.Emulator.Hosting;

return await GptImage2.Emulator.Hosting.Program.Main(args).ConfigureAwait(false);
