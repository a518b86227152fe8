"""How long a talk is silent, and what its recording lacks, when the process that mixes it is killed."""
