using Xunit.Sdk;
using Xunit.v3;

// Each test keeps all cores busy with a build of its own.
[assembly: Parallelization(Mode = ParallelMode.None)]
