{{/*
Labels of the pods of one step, fit for selectors.
Usage: {{ include "task-system-argo.selector" (dict "context" $ "component" "job-a") | nindent 8 }}
*/}}
{{- define "task-system-argo.selector" -}}
{{- include "common.labels.selector" (dict "context" .context "component" .component "extra" (dict "app" .component)) -}}
{{- end -}}

{{/*
The enabled steps in order, a YAML map of the values' key to the step's name.
Usage: {{- range $key, $step := include "task-system-argo.steps" $ | fromYaml }}
*/}}
{{- define "task-system-argo.steps" -}}
{{- $steps := dict -}}
{{- range $key, $step := dict "jobA" "job-a" "jobB" "job-b" "jobC" "job-c" -}}
  {{- if (index $.Values $key).enabled -}}
    {{- $_ := set $steps $key $step -}}
  {{- end -}}
{{- end -}}
{{- toYaml $steps -}}
{{- end -}}

{{/*
The workflow's spec. A workflow runs once, so its name ends in a hash of its spec with no `revision`, and that hash is the revision its
steps are told.
Usage: {{ include "task-system-argo.spec" (dict "context" $ "revision" "0123456789") | nindent 2 }}
*/}}
{{- define "task-system-argo.spec" -}}
{{- $root := . -}}
{{- $values := .context.Values -}}
{{- $steps := include "task-system-argo.steps" .context | fromYaml -}}
entrypoint: sequence
serviceAccountName: {{ include "common.names.fullname" (dict "context" .context) }}
{{- with include "common.images.pullSecrets" (dict "context" .context) }}
{{ . }}
{{- end }}
securityContext:
  {{- include "common.security.pod" (dict "id" 1654) | nindent 2 }}
{{- with $values.workflow.ttlSecondsAfterFinished }}
ttlStrategy:
  secondsAfterCompletion: {{ . }}
{{- end }}
{{- with $values.workflow.podGC }}
podGC:
  strategy: {{ . }}
{{- end }}
volumes:
  - name: tmp
    emptyDir: {}
templates:
  - name: sequence
    steps:
      {{- range $key, $step := $steps }}
      - - name: {{ $step }}
          template: {{ $step }}
      {{- end }}
  {{- range $key, $step := $steps }}
  {{- $job := index $values $key }}
  - name: {{ $step }}
    activeDeadlineSeconds: {{ $job.activeDeadlineSeconds }}
    retryStrategy:
      limit: {{ $job.backoffLimit }}
      retryPolicy: Always
      backoff:
        duration: 10s
        factor: 2
    metadata:
      labels:
        {{- include "task-system-argo.selector" (dict "context" $root.context "component" $step) | nindent 8 }}
    container:
      {{- include "common.images.container" (dict "context" $root.context "image" $job.image) | nindent 6 }}
      env:
        - name: DATABASE_HOST
          value: {{ include "common.names.fullname" (dict "context" $root.context.Subcharts.postgresql) }}
        - name: DATABASE_PORT
          value: "5432"
        - name: DATABASE_NAME
          value: {{ $values.postgresql.auth.database | quote }}
        - name: DATABASE_USER
          value: {{ $values.postgresql.auth.username | quote }}
        - name: DATABASE_PASSWORD
          valueFrom:
            secretKeyRef:
              name: {{ include "postgresql.secretName" (dict "context" $root.context.Subcharts.postgresql) }}
              key: {{ $values.postgresql.auth.existingSecretKey }}
        - name: LOG_LEVEL
          value: {{ $values.logging.level | quote }}
        - name: LOG_FORMAT
          value: {{ $values.logging.format | quote }}
        - name: DOTNET_EnableDiagnostics
          value: "0"
        - name: RELEASE_REVISION
          value: {{ $root.revision | quote }}
        {{- with $job.taskCount }}
        - name: TASK_COUNT
          value: {{ . | quote }}
        {{- end }}
      resources:
        {{- toYaml $job.resources | nindent 8 }}
      securityContext:
        {{- include "common.security.container" (dict) | nindent 8 }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
  {{- end }}
{{- end -}}

{{- define "task-system-argo.checks.password" -}}
{{- $auth := .Values.postgresql.auth -}}
{{- include "common.errors.secret" (dict "context" . "key" "postgresql.auth.password" "value" $auth.password
      "existingKey" "postgresql.auth.existingSecret" "existing" $auth.existingSecret "defaults" (list "postgres123")) -}}
{{- end -}}

{{- define "task-system-argo.checks.steps" -}}
{{- if not (include "task-system-argo.steps" . | fromYaml) -}}
jobA.enabled, jobB.enabled and jobC.enabled are all false: a workflow needs a step
{{- end -}}
{{- end -}}
