{{/*
The jobs of one instance that are enabled, in order, as a YAML list: key (of the values), component, object (the Job's name), predecessor
(component and object of the one before it, or nothing) and spec, what of the Job's spec cannot be changed.

A Job that exists cannot be given another pod template, so each one's name ends in a hash of all of that. A job's template names the object it
waits for: with that, another image for A gives B and C other names too, and all three run again, in order. What has not changed keeps
its name, and does not run again. RELEASE_REVISION, the same in the three, is A's hash; it is not in what A's hash is made of.
Usage: {{- range include "task-system.jobs" (dict "context" $ "instance" $instance) | fromYamlArray }}
*/}}
{{- define "task-system.jobs" -}}
{{- $root := . -}}
{{- $predecessor := dict -}}
{{- $jobs := list -}}
{{- $about := dict "context" .context "instance" .instance "predecessor" $predecessor -}}
{{- $ofA := include "task-system.job.spec" (merge (dict "key" "jobA" "component" "job-a" "revision" "") $about) -}}
{{- $revision := include "common.names.hash" (dict "content" $ofA) -}}
{{- range $key, $component := dict "jobA" "job-a" "jobB" "job-b" "jobC" "job-c" -}}
  {{- if (index $root.context.Values $key).enabled -}}
    {{- $spec := include "task-system.job.spec" (dict "context" $root.context "instance" $root.instance "key" $key "component" $component
          "predecessor" $predecessor "revision" $revision) -}}
    {{- $object := include "common.names.hashed" (dict "name" $component "content" (ternary $ofA $spec (eq $key "jobA"))) -}}
    {{- $jobs = append $jobs (dict "key" $key "component" $component "object" $object "predecessor" $predecessor
          "spec" ($spec | fromYaml)) -}}
    {{- $predecessor = dict "component" $component "object" $object -}}
  {{- end -}}
{{- end -}}
{{- toYaml $jobs -}}
{{- end -}}

{{- define "task-system.job.spec" -}}
{{- $values := index .context.Values .key -}}
{{- if and .predecessor (include "common.capabilities.since" (dict "context" .context "version" "1.26")) -}}
# A failed predecessor stays failed: no retries.
podFailurePolicy:
  rules:
    - action: FailJob
      onExitCodes:
        containerName: wait-for-{{ .predecessor.component }}
        operator: In
        values:
          - 3
{{ end -}}
template:
  metadata:
    labels:
      {{- include "task-system.selector" . | nindent 6 }}
  spec:
    restartPolicy: Never
    {{- include "task-system.podSpec" .context | nindent 4 }}
    {{- with .predecessor }}
    serviceAccountName: {{ include "task-system.jobWatcher" $.context }}
    automountServiceAccountToken: true
    initContainers:
      - name: wait-for-{{ .component }}
        {{- include "common.images.container" (dict "context" $.context "image" $.context.Values.waitForJob.image) | nindent 8 }}
        command:
          - bash
          - -c
          - {{ $.context.Files.Get "files/wait-for-job.sh" | toJson }}
          - wait-for-job
        args:
          - {{ .object }}
          - {{ $.context.Values.waitForJob.timeoutSeconds | quote }}
        env:
          # kubectl keeps what it learns about the API below its home.
          - name: HOME
            value: /tmp
        {{- include "task-system.containerSpec" $.context.Values.waitForJob.resources | nindent 8 }}
    {{- else }}
    automountServiceAccountToken: false
    {{- end }}
    containers:
      - name: {{ .component }}
        {{- include "common.images.container" (dict "context" .context "image" $values.image) | nindent 8 }}
        env:
          {{- include "task-system.databaseEnv" . | nindent 10 }}
          {{- include "task-system.programEnv" .context | nindent 10 }}
          - name: RELEASE_REVISION
            value: {{ .revision | quote }}
          {{- with $values.taskCount }}
          - name: TASK_COUNT
            value: {{ . | quote }}
          {{- end }}
        {{- include "task-system.containerSpec" $values.resources | nindent 8 }}
{{- end -}}

{{/* The ServiceAccount of the jobs that wait for a job. */}}
{{- define "task-system.jobWatcher" -}}
{{- include "common.names.fullname" (dict "context" . "component" "job-watcher") -}}
{{- end -}}
